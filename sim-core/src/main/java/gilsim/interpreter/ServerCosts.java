package gilsim.interpreter;

/**
 * What a fork server costs beside the forks themselves, nanoseconds of processor time at the speed
 * of the reference core, each at least 0.
 *
 * @param start the server's own work until it serves: interpreter start and imports
 * @param child the own work of a child that it forked: imports of the program
 */
public record ServerCosts(long start, long child) {
  /** A server that costs nothing. */
  public static final ServerCosts NONE = new ServerCosts(0, 0);

  /** Validates the ranges. */
  public ServerCosts {
    if (start < 0 || child < 0) {
      throw new IllegalArgumentException("costs of a fork server must be at least 0");
    }
  }
}
