package gilsim.interpreter;

/** Has to know when the thread that works for it is switched out in the middle of Python code. */
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

  /** The thread has the GIL again. */
  void switchedIn();
}
