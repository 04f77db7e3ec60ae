package gilsim.kernel;

/** Actions of tests at set instants. */
public final class Later {
  private Later() {}

  /** Runs an action at an instant, nanoseconds from the begin of the run. */
  public static void at(Engine engine, long time, Runnable action) {
    engine.schedule(
        new Event() {
          @Override
          protected void fire() {
            action.run();
          }
        },
        time);
  }
}
