package gilsim.interpreter;

import gilsim.device.IoCompletion;
import gilsim.device.IoRequest;
import gilsim.trace.TaskState;

/**
 * What one coroutine does with a socket. It writes at once, in calls that do not wait, and then
 * awaits; the loop's callback reads when the descriptor has become ready, and the coroutine resumes
 * after that. Every one of these calls drops the GIL for its own short time and has to win it back:
 * of an {@code io} step's {@code releases} the last one is the read, the others come before it.
 * Before the await and after the read the loop has work of its own ({@link WaitCosts}); the request
 * is under way meanwhile. Sources: CPython Lib/asyncio/selector_events.py {@code sock_recv}, {@code
 * _SelectorSocketTransport.write} and {@code _read_ready__data_received}; Modules/socketmodule.c
 * {@code sock_call_ex}.
 *
 * <p>The request leaves with the last write, whether or not the loop has the GIL back by then.
 */
final class SocketIo implements IoCompletion, BlockingCall {
  private final EventLoop loop;
  private final Task task;
  private final EventLoop.Handle resume;
  private final EventLoop.Handle read = this::read;
  private final IoRequest request = new IoRequest(this);

  private enum Reading {
    CALL,
    CALLBACK,
    DONE
  }

  private boolean sends;
  private boolean registers;
  private boolean outside;
  private Reading reading = Reading.CALL;
  private int writes;
  private int device;
  private double bytes;
  private boolean suspended;
  private boolean answered;

  /**
   * A socket.
   *
   * @param resume the loop runs it when the coroutine may go on
   */
  SocketIo(EventLoop loop, Task task, EventLoop.Handle resume) {
    this.loop = loop;
    this.task = task;
    this.resume = resume;
  }

  /** Begins an {@code io} step. */
  void begin(Instruction io) {
    sends = true;
    registers = true;
    suspended = false;
    answered = false;
    device = io.operand();
    bytes = TaskInterpreter.bytes(task, io);
    writes = io.argument() - 1;
    if (writes == 0) {
      submit();
    }
  }

  /** True while the step has not come to its await. */
  boolean sends() {
    return sends;
  }

  /** Goes on with writing; true if the coroutine has to await now. */
  boolean advance(PythonThread thread) {
    if (writes == 0 && registers) {
      registers = false;
      thread.compute(loop.costs().waits().socket());
      return false;
    }
    if (writes == 0) {
      sends = false;
      suspended = true;
      if (answered) {
        readable();
      }
      return true;
    }
    writes--;
    long work = loop.environment().interpreter().threads().call();
    if (writes == 0) {
      thread.call(this, work);
    } else {
      thread.nativeReleased(work);
    }
    return false;
  }

  /** What the task waits for when it begins to await. */
  TaskState state() {
    return answered ? EventLoop.READY : TaskState.DEVICE;
  }

  private void submit() {
    loop.environment().devices().get(device).submit(request, bytes, task.random());
  }

  @Override
  public void completed(IoRequest done) {
    answered = true;
    loop.interruptComes();
    if (suspended) {
      task.record().enter(EventLoop.READY, loop.environment().engine().now());
      readable();
    }
  }

  /** There is something to read: the loop's next pass does. */
  private void readable() {
    loop.descriptorReady(read);
  }

  /** Something came from outside that was not asked for; its coroutine will wait for the next. */
  void comes() {
    outside = true;
    loop.interruptComes();
    readable();
  }

  private boolean read(PythonThread thread) {
    switch (reading) {
      case CALL -> {
        reading = Reading.CALLBACK;
        thread.serve(task);
        thread.nativeReleased(loop.environment().interpreter().threads().call());
      }
      case CALLBACK -> {
        reading = Reading.DONE;
        thread.compute(loop.costs().waits().socketReady() + next());
      }
      case DONE -> {
        reading = Reading.CALL;
        thread.serveNobody();
        task.record().enter(EventLoop.READY, loop.environment().engine().now());
        return resume.run(thread);
      }
    }
    return false;
  }

  private long next() {
    boolean again = outside;
    outside = false;
    return again ? loop.costs().waits().socket() : 0;
  }

  /** The last write is made: the request is on its way. */
  @Override
  public boolean isOver() {
    submit();
    return true;
  }

  @Override
  public void await() {
    throw new IllegalStateException("a socket that does not block has no wait");
  }

  @Override
  public TaskState waiting() {
    return TaskState.RUNNING;
  }
}
