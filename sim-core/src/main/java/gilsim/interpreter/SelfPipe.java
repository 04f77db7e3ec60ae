package gilsim.interpreter;

import gilsim.trace.TaskState;

/**
 * The socket pair by which other threads end the selector's wait: whoever calls {@code
 * call_soon_threadsafe} writes a byte into it, and the loop reads all that is there in one call.
 * Source: CPython Lib/asyncio/selector_events.py {@code _write_to_self} and {@code
 * _read_from_self}, whose last {@code recv}, which finds nothing, is left out.
 */
final class SelfPipe {
  private final EventLoop loop;
  private final EventLoop.Handle read = this::read;
  private final BlockingCall write = new Write();
  private boolean readable;

  SelfPipe(EventLoop loop) {
    this.loop = loop;
  }

  /** The call that writes a byte into it; any thread can make it. */
  BlockingCall write() {
    return write;
  }

  /** A byte was written; what is there already is read together with it. */
  private void written() {
    if (!readable) {
      readable = true;
      loop.descriptorReady(read);
    }
  }

  private boolean read(PythonThread thread) {
    if (!readable) {
      return true;
    }
    readable = false;
    thread.nativeReleased(loop.environment().interpreter().threads().call());
    return false;
  }

  private final class Write implements BlockingCall {
    /** The byte is in the pipe. */
    @Override
    public boolean isOver() {
      written();
      return true;
    }

    @Override
    public void await() {
      throw new IllegalStateException("writing a byte into a pipe does not wait");
    }

    @Override
    public TaskState waiting() {
      return TaskState.RUNNING;
    }
  }
}
