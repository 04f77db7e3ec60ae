package gilsim.interpreter;

/**
 * The socket pair by which other threads end the selector's wait: whoever calls {@code
 * call_soon_threadsafe} writes a byte into it, and the loop reads all that is there in one call.
 * Source: CPython Lib/asyncio/selector_events.py {@code _write_to_self} and {@code
 * _read_from_self}, whose last {@code recv}, which finds nothing, is left out.
 */
final class SelfPipe {
  private final EventLoop loop;
  private final EventLoop.Handle read = this::read;
  private boolean readable;

  SelfPipe(EventLoop loop) {
    this.loop = loop;
  }

  /** A byte was written; what is there already is read together with it. */
  void written() {
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
}
