package gilsim.interpreter;

import gilsim.trace.TaskState;

/**
 * {@code os.read} of a pipe: waits until there is something, copies what is there but not more than
 * it was asked for, and returns. The GIL is dropped for all of it. Each reading thread has its own.
 */
final class PipeRead implements BlockingCall {
  private final Pipe pipe;
  private PythonThread thread;
  private long atMost;
  private long got;
  private boolean copying;
  private boolean asleep;

  PipeRead(Pipe pipe) {
    this.pipe = pipe;
  }

  /** What the next call reads at most, bytes, at least 1. */
  void prepare(PythonThread by, long bytes) {
    thread = by;
    atMost = bytes;
  }

  /** Bytes that the last call read, at least 1. */
  long got() {
    return got;
  }

  /** Something was written. */
  void written() {
    if (asleep) {
      asleep = false;
      thread.ready();
    }
  }

  @Override
  public boolean isOver() {
    if (!copying) {
      got = Math.min(atMost, pipe.filled());
      copying = got > 0;
      if (!copying || pipe.copying(got) > 0) {
        return false;
      }
    }
    copying = false;
    pipe.emptiedBy(got);
    return true;
  }

  @Override
  public double work() {
    return copying ? pipe.copying(got) : 0;
  }

  @Override
  public void await() {
    asleep = true;
    pipe.sleeps(this);
  }

  @Override
  public TaskState waiting() {
    return TaskState.CORE_WAIT;
  }
}
