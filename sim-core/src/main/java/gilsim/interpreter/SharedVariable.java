package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/**
 * A variable that the threads of one process increment.
 *
 * <p>With a GIL the threads take turns, and its value is exact at every switch. Without one they
 * overlap: whoever stores last overwrites what the others stored since it loaded, so of k threads
 * that increment at the same time, one thread's worth of increments survives.
 */
final class SharedVariable {
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private double value;
  private int active;
  private double share;
  private long since;

  SharedVariable(int index, Engine engine, TraceListener trace) {
    this.index = index;
    this.engine = engine;
    this.trace = trace;
  }

  double value() {
    return value;
  }

  /** So many increments, of which none was lost on the way. */
  void add(long count) {
    report(count, count);
  }

  /** A pass that loaded the variable when it held a value stores that plus 1 now. */
  void overwrite(double loaded) {
    report(1, loaded + 1 - value);
  }

  /** A pass stores, and another thread that loaded the variable before overwrites it at once. */
  void lose() {
    report(1, 0);
  }

  /** How many threads with a processor increment it at this moment, without a GIL between them. */
  int active() {
    return active;
  }

  /**
   * A thread with a processor begins to increment without a GIL; returns what {@link #end} has to
   * know.
   */
  double begin() {
    settle();
    active++;
    return share;
  }

  /**
   * A thread ends to increment without a GIL, or loses its processor.
   *
   * @param count its increments
   * @param shareAtBegin what {@link #begin} returned
   * @param began when it began, nanoseconds
   */
  void end(long count, double shareAtBegin, long began) {
    settle();
    active--;
    long length = engine.now() - began;
    report(count, length == 0 ? count : count * (share - shareAtBegin) / length);
  }

  /** Advances the integral of 1 / (threads that increment) over time. */
  private void settle() {
    long now = engine.now();
    if (active > 0) {
      share += (double) (now - since) / active;
    }
    since = now;
  }

  private void report(long increments, double growth) {
    if (increments > 0) {
      value += growth;
      trace.incremented(engine.now(), index, increments, growth);
    }
  }
}
