package gilsim.interpreter;

/** Has to know when the thread that works for it is stopped in the middle of Python code. */
interface CheckPointWatch {
  /** Nobody. */
  CheckPointWatch NOBODY =
      new CheckPointWatch() {
        @Override
        public void switchedOut(double remaining) {}

        @Override
        public void switchedIn() {}
      };

  /**
   * The thread drops the GIL at a check point.
   *
   * @param remaining work left, reference nanoseconds
   */
  void switchedOut(double remaining);

  /**
   * Time from one check point that frees the GIL of its own accord to the next, reference
   * nanoseconds.
   *
   * @param usual that of other code
   */
  default double checkInterval(double usual) {
    return usual;
  }

  /** The thread has the GIL again. */
  void switchedIn();

  /**
   * The operating system takes the processor from the thread; a GIL stays with it.
   *
   * @param remaining work left, reference nanoseconds
   */
  default void preempted(double remaining) {}

  /** The thread has a processor again. */
  default void resumed() {}

  /** One of the two. */
  default void processor(boolean running, double remaining) {
    if (running) {
      resumed();
    } else {
      preempted(remaining);
    }
  }
}
