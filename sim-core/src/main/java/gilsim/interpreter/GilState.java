package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/** Who holds a lock, who held it last, and the trace of both: what all kinds of GIL share. */
final class GilState {
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private boolean locked;
  private PythonThread lastHolder;
  private long switchNumber;

  GilState(int index, Environment environment) {
    this.index = index;
    this.engine = environment.engine();
    this.trace = environment.trace();
  }

  boolean locked() {
    return locked;
  }

  /** The holder, or the last one if the lock is free. */
  PythonThread lastHolder() {
    return lastHolder;
  }

  long switchNumber() {
    return switchNumber;
  }

  /** True if the holder is another thread than the last one; the very first one is no change. */
  boolean acquire(PythonThread thread, GilWaiter waiter) {
    if (locked) {
      throw new IllegalStateException("the GIL is held");
    }
    locked = true;
    boolean first = switchNumber == 0;
    boolean changed = lastHolder != thread;
    if (changed) {
      lastHolder = thread;
      switchNumber++;
    }
    long now = engine.now();
    trace.gilTaken(
        now,
        index,
        thread.kernel().number(),
        now - waiter.askedAt(),
        waiter.contended(),
        changed && !first);
    return changed && !first;
  }

  /** The holder is to drop the lock; tells it and the trace. */
  void request(int by) {
    trace.gilRequested(engine.now(), index, by);
    lastHolder.dropRequested();
  }

  /** The holder died, if there is one. */
  void abandon() {
    if (locked) {
      release(lastHolder);
    }
  }

  void release(PythonThread thread) {
    if (!locked || lastHolder != thread) {
      throw new IllegalStateException("only the holder can drop the GIL");
    }
    locked = false;
    trace.gilReleased(engine.now(), index);
  }
}
