package gilsim.kernel;

/** Something that executes events, in the middle of a workload. */
interface Contender {
  /** Executes {@link Load#EVENTS} more events. */
  void run();

  /** Ends what does not end by itself. */
  default void close() {}
}
