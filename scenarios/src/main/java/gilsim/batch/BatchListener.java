package gilsim.batch;

/** Hears how a batch gets on. Called from several threads, one call at a time. */
public interface BatchListener {
  /**
   * The number of runs to simulate in this batch became known, or grew because a point has not
   * reached its precision yet.
   *
   * @param runsAtLeast without the runs that are stored already
   */
  default void planned(long runsAtLeast) {}

  /** A run was simulated and stored. */
  default void finished(RunProgress run) {}

  /** Something the user should know, e.g. that a warm-up could not be detected. */
  default void warning(String message) {}

  /** Hears nothing. */
  static BatchListener none() {
    return new BatchListener() {};
  }
}
