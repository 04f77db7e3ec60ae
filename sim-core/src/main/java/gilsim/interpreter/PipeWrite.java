package gilsim.interpreter;

import gilsim.trace.TaskState;

/**
 * {@code os.write} to a pipe: copies all its bytes and returns, with a sleep whenever the pipe is
 * full. The GIL is dropped for all of it, and what is written can be read before the writer has the
 * GIL back. Each writing thread has its own.
 */
final class PipeWrite implements BlockingCall {
  private final Pipe pipe;
  private PythonThread thread;
  private long left;
  private long part;
  private boolean copying;
  private boolean asleep;

  PipeWrite(Pipe pipe) {
    this.pipe = pipe;
  }

  /** What the next call writes, bytes, at least 1. */
  void prepare(PythonThread by, long bytes) {
    thread = by;
    left = bytes;
  }

  /** True if all of what it was to write is in the pipe. */
  boolean complete() {
    return left == 0;
  }

  /** Something was read. */
  void read() {
    if (asleep && pipe.room(left) > 0) {
      asleep = false;
      thread.ready();
    }
  }

  @Override
  public boolean isOver() {
    do {
      if (!copying) {
        part = pipe.room(left);
        copying = part > 0;
        if (!copying || pipe.copying(part) > 0) {
          return false;
        }
      }
      copying = false;
      left -= part;
      pipe.filledBy(part);
    } while (left > 0);
    return true;
  }

  @Override
  public double work() {
    return copying ? pipe.copying(part) : 0;
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
