package gilsim.interpreter;

/**
 * What child processes cost, nanoseconds, each at least 0; processor times at the speed of the
 * reference core.
 *
 * @param fork the parent's work to fork one child
 * @param forkChild the forked child's own work until it runs Python code
 * @param spawn the parent's work to spawn one child
 * @param spawnChild the spawned child's own work: interpreter start and imports
 * @param server the fork server's own work until it serves: interpreter start and imports
 * @param serverChild the own work of a child that the fork server forked: imports of the program
 * @param submit {@code ProcessPoolExecutor.submit} in the caller
 * @param pickle fixed part of pickling or unpickling one message
 * @param picklePerByte pickling or unpickling one byte, nanoseconds per byte, may be fractional
 * @param transfer one message through a pipe, on each side: system calls and locks
 */
public record ProcessCosts(
    long fork,
    long forkChild,
    long spawn,
    long spawnChild,
    long server,
    long serverChild,
    long submit,
    long pickle,
    double picklePerByte,
    long transfer) {

  /** Validates the ranges. */
  public ProcessCosts {
    if (fork < 0
        || forkChild < 0
        || spawn < 0
        || spawnChild < 0
        || server < 0
        || serverChild < 0
        || submit < 0
        || pickle < 0
        || !(picklePerByte >= 0)
        || transfer < 0) {
      throw new IllegalArgumentException("process costs must be at least 0");
    }
  }

  /** Costs with a fork server that starts and serves in no time. */
  public ProcessCosts(
      long fork,
      long forkChild,
      long spawn,
      long spawnChild,
      long submit,
      long pickle,
      double picklePerByte,
      long transfer) {
    this(fork, forkChild, spawn, spawnChild, 0, 0, submit, pickle, picklePerByte, transfer);
  }

  /**
   * Work to pickle or unpickle a message.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  public long pickling(long bytes) {
    return pickle + Math.round(picklePerByte * bytes);
  }
}
