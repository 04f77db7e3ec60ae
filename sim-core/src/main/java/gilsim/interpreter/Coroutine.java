package gilsim.interpreter;

import gilsim.device.IoCompletion;
import gilsim.device.IoRequest;
import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import java.util.Optional;

/**
 * A task of an event loop. It keeps the loop's thread until it awaits something that is not there
 * yet; what it awaited then puts it into the ready queue again.
 *
 * <p>Wake-ups take the turns they take in asyncio: a timer's or a descriptor's callback runs in one
 * pass and sets the future, the coroutine resumes in the next.
 */
final class Coroutine implements EventLoop.Handle, IoCompletion {
  private final EventLoop loop;
  private final Task task;
  private final Optional<AsyncSemaphore> limit;
  private final IoRequest request = new IoRequest(this);
  private final EventLoop.Handle wakeup = this::wakeUp;
  private boolean admitted;
  private boolean charged;
  private long lockAskedAt;
  private long due;
  private Optional<AsyncLock> awaited = Optional.empty();

  /** A coroutine; it runs once it is handed to the loop. */
  Coroutine(EventLoop loop, Task task, Optional<AsyncSemaphore> limit) {
    this.loop = loop;
    this.task = task;
    this.limit = limit;
    this.admitted = limit.isEmpty();
    loop.environment().os().memory().take(loop.environment().interpreter().memory().task());
  }

  /** A client's next request came for it, from outside. */
  void nextRequest() {
    admitted = limit.isEmpty();
    loop.descriptorReady(wakeup);
  }

  @Override
  public boolean run(PythonThread thread) {
    if (!charged) {
      charged = true;
      enterDue();
      thread.serve(task.record());
      thread.compute(loop.costs().step());
      return false;
    }
    if (!admitted) {
      admitted = true;
      if (!limit.get().acquire(this)) {
        return suspend(thread, EventLoop.READY);
      }
    }
    return interpret(thread);
  }

  private boolean interpret(PythonThread thread) {
    if (task.increments(thread)) {
      return false;
    }
    Instruction next = task.next();
    WorkScale scale = loop.environment().scale();
    switch (next.code()) {
      case COMPUTE -> thread.compute(task.draw(next) * scale.compute());
      case OVERHEAD -> thread.compute(task.draw(next));
      case NATIVE_HELD -> thread.nativeHeld(task.draw(next) * scale.nativeCode());
      case NATIVE_RELEASED -> thread.nativeReleased(task.draw(next) * scale.nativeCode());
      case SLEEP -> {
        return sleep(thread, Math.round(task.draw(next)));
      }
      case IO -> {
        suspend(thread, TaskState.DEVICE);
        double bytes = TaskInterpreter.bytes(task, next);
        loop.environment().devices().get(next.operand()).submit(request, bytes, task.random());
        return true;
      }
      case ACQUIRE -> {
        lockAskedAt = now();
        return !loop.lock(next.operand()).acquire(this, now()) && waitForLock(thread, next);
      }
      case INCREMENT -> task.beginIncrements(next, thread);
      case RELEASE -> loop.lock(next.operand()).release();
      default -> {
        return end(thread);
      }
    }
    return false;
  }

  /** {@code asyncio.sleep}: of 0, a bare yield. */
  private boolean sleep(PythonThread thread, long time) {
    if (time == 0) {
      loop.callSoon(this);
      return suspend(thread, EventLoop.READY);
    }
    due = now() + time;
    loop.callAt(due, wakeup);
    return suspend(thread, TaskState.ASLEEP);
  }

  private boolean waitForLock(PythonThread thread, Instruction acquire) {
    awaited = Optional.of(loop.lock(acquire.operand()));
    return suspend(thread, TaskState.LOCK);
  }

  /** The lock is this coroutine's from now on. */
  void lockGranted() {
    awaited.orElseThrow().granted(now(), now() - lockAskedAt);
    task.record().enter(EventLoop.READY, now());
    loop.callSoon(this);
  }

  /** The semaphore lets the task in. */
  void admitted() {
    loop.callSoon(this);
  }

  private boolean suspend(PythonThread thread, TaskState state) {
    charged = false;
    thread.serveNobody();
    task.record().enter(state, now());
    return true;
  }

  /** A sleep ends when it was due, however late the loop looks. */
  private void enterDue() {
    TaskRecord record = task.record();
    if (record.state() == TaskState.ASLEEP) {
      record.enter(EventLoop.READY, due);
    }
  }

  private boolean wakeUp(PythonThread thread) {
    loop.callSoon(this);
    return true;
  }

  @Override
  public void completed(IoRequest done) {
    task.record().enter(EventLoop.READY, now());
    loop.descriptorReady(wakeup);
  }

  /** True if the coroutine stops here; a loop begins its next pass without a pause. */
  private boolean end(PythonThread thread) {
    task.complete();
    limit.ifPresent(AsyncSemaphore::release);
    if (task.loops()) {
      task.arrive();
      thread.serve(task.record());
      admitted = limit.isEmpty();
      return false;
    }
    charged = false;
    thread.serveNobody();
    if (!task.hasClient()) {
      loop.environment().os().memory().free(loop.environment().interpreter().memory().task());
    }
    task.client().ifPresent(Client::answered);
    return true;
  }

  private long now() {
    return loop.environment().engine().now();
  }
}
