package gilsim.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(Gilsim.execute(Terminal.ofProcess(), arguments));
  }
}
