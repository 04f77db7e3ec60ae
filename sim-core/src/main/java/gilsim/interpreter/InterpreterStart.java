package gilsim.interpreter;

/**
 * A thread creates an interpreter and imports what it needs there. In a free-threaded build every
 * import of a built-in module or an extension stops all threads of the process ({@link
 * WorldStopCall}), so the work comes in as many equal parts, of C code first and of Python code
 * after it, and a stop ends each of them.
 */
final class InterpreterStart {
  private final World world;
  private final int stops;
  private final double uninterrupted;
  private final double interruptible;
  private int parts;
  private int state;

  InterpreterStart(IsolationCosts costs, World world) {
    this.world = world;
    this.stops = costs.stops();
    int count = Math.max(1, stops);
    double share = stops == 0 ? 1 : costs.uninterrupted();
    this.uninterrupted = costs.start() * share / count;
    this.interruptible = costs.start() * (1 - share) / count;
    this.parts = count;
  }

  /** The thread, in the new interpreter, does the next thing; false if nothing is left to do. */
  boolean step(PythonThread thread) {
    if (parts == 0) {
      return false;
    }
    switch (state) {
      case 0 -> thread.nativeHeld(uninterrupted);
      case 1 -> thread.compute(interruptible);
      default -> {
        parts--;
        if (stops > 0) {
          thread.call(new WorldStopCall(world, thread), 0);
        }
      }
    }
    state = (state + 1) % 3;
    return true;
  }
}
