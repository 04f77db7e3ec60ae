package gilsim.interpreter;

/**
 * Writes pickled messages into a pipe: {@code Connection._send_bytes} of CPython
 * Lib/multiprocessing/connection.py. Header and body go in one {@code write}, or in two if the body
 * is longer than 16 KiB.
 */
final class MessageWriter {
  private enum State {
    BEFORE,
    HEADER,
    BODY,
    AFTER,
    DONE
  }

  private final Pipe pipe;
  private final PipeCosts costs;
  private final PipeWrite call;
  private State state = State.DONE;
  private WorkItem message;
  private long body;

  MessageWriter(Pipe pipe, PipeCosts costs) {
    this.pipe = pipe;
    this.costs = costs;
    this.call = new PipeWrite(pipe);
  }

  /** Begins a message whose pickled tasks are so long, in bytes. */
  void begin(WorkItem next, long bytes) {
    message = next;
    body = PipeCosts.body(bytes);
    state = State.BEFORE;
  }

  /** True if all bytes of the last message are in the pipe. */
  boolean written() {
    return state == State.DONE || state == State.AFTER && call.complete();
  }

  /** Goes on by one operation of the thread; true, without any, when the message is written. */
  boolean advance(PythonThread thread) {
    switch (state) {
      case BEFORE -> {
        state = body > PipeCosts.LONGEST_WITH_HEADER ? State.HEADER : State.BODY;
        thread.compute(costs.send());
      }
      case HEADER -> {
        state = State.BODY;
        pipe.begins(message);
        write(thread, PipeCosts.HEADER);
      }
      case BODY -> {
        state = State.AFTER;
        if (body > PipeCosts.LONGEST_WITH_HEADER) {
          write(thread, body);
        } else {
          pipe.begins(message);
          write(thread, PipeCosts.HEADER + body);
        }
      }
      case AFTER -> {
        state = State.DONE;
        thread.compute(costs.send());
      }
      case DONE -> {
        return true;
      }
    }
    return false;
  }

  private void write(PythonThread thread, long bytes) {
    call.prepare(thread, bytes);
    thread.call(call, costs.write());
  }
}
