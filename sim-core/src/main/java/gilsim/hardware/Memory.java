package gilsim.hardware;

import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/**
 * A machine's main memory: how many bytes of it are in use. It never runs out; a run that used more
 * than there is gets reported.
 */
public final class Memory {
  private final Engine engine;
  private final TraceListener trace;
  private double used;

  /**
   * Empty memory.
   *
   * @param trace hears of every change
   */
  public Memory(Engine engine, TraceListener trace) {
    this.engine = engine;
    this.trace = trace;
  }

  /**
   * Somebody begins to use memory.
   *
   * @param bytes at least 0
   */
  public void take(double bytes) {
    change(bytes);
  }

  /**
   * Somebody ends to use memory.
   *
   * @param bytes at least 0
   */
  public void free(double bytes) {
    change(-bytes);
  }

  private void change(double bytes) {
    if (bytes != 0) {
      used += bytes;
      trace.memory(engine.now(), used);
    }
  }
}
