package gilsim.interpreter;

import java.util.Optional;

/**
 * Reads messages from a pipe: {@code Connection._recv_bytes} of CPython
 * Lib/multiprocessing/connection.py. The header and then the body are read until they are complete;
 * each {@code read} returns what is there, so a body longer than the pipe takes several, and each
 * drops the GIL. The Python code that follows the last one is the caller's.
 */
final class MessageReader {
  private enum State {
    BEFORE,
    HEADER,
    BETWEEN,
    BODY
  }

  private final Pipe pipe;
  private final PipeCosts costs;
  private final boolean results;
  private final PipeRead call;
  private State state = State.BEFORE;
  private boolean called;
  private long left;
  private WorkItem message;

  /**
   * A reader of one thread.
   *
   * @param results whether the messages are results, not calls
   */
  MessageReader(Pipe pipe, PipeCosts costs, boolean results) {
    this.pipe = pipe;
    this.costs = costs;
    this.results = results;
    this.call = new PipeRead(pipe);
  }

  /** The message that was read last. */
  WorkItem message() {
    return message;
  }

  /** The message of which the header is read, but not all of the body. */
  Optional<WorkItem> begun() {
    return state == State.BODY ? Optional.of(message) : Optional.empty();
  }

  /** Goes on by one operation of the thread; true, without any, when a message is read. */
  boolean advance(PythonThread thread) {
    switch (state) {
      case BEFORE -> {
        state = State.HEADER;
        left = PipeCosts.HEADER;
        thread.compute(costs.receive());
      }
      case HEADER -> {
        if (complete(thread)) {
          state = State.BETWEEN;
        }
      }
      case BETWEEN -> {
        state = State.BODY;
        message = pipe.nextMessage();
        left = PipeCosts.body(results ? message.resultBytes() : message.argumentsBytes());
        thread.compute(costs.receive());
      }
      case BODY -> {
        if (complete(thread)) {
          state = State.BEFORE;
          return true;
        }
      }
    }
    return false;
  }

  /** Reads once more, unless all is read. */
  private boolean complete(PythonThread thread) {
    if (called) {
      called = false;
      left -= call.got();
    }
    if (left == 0) {
      return true;
    }
    called = true;
    call.prepare(thread, left);
    thread.call(call, costs.read());
    return false;
  }
}
