package gilsim.interpreter;

import gilsim.trace.TaskState;
import java.util.Optional;

/**
 * A task of an event loop. It keeps the loop's thread until it awaits something that is not there
 * yet; what it awaited then puts it into the ready queue again.
 *
 * <p>Wake-ups take the turns they take in asyncio: a timer's or a descriptor's callback runs in one
 * pass and sets the future, the coroutine resumes in the next.
 *
 * <p>Steps that the loop leaves to threads end its turn like an await ({@link ThreadedCall}).
 *
 * <p>What goes through a socket is written and read with calls that do not block but drop the GIL
 * like any other ({@link SocketIo}).
 */
final class Coroutine implements EventLoop.Handle, Waiter {
  private final EventLoop loop;
  private final Task task;
  private final Optional<AsyncSemaphore> limit;
  private final Optional<Delivery> delivery;
  private final SocketIo socket;
  private final TimerWait timer;
  private final EventLoop.Handle wakeup = this::wakeUp;
  private boolean admitted;
  private boolean charged;
  private boolean delivering;
  private boolean joins;
  private long lockAskedAt;
  private Optional<AsyncLock> awaited = Optional.empty();
  private Optional<ThreadedCall> threaded = Optional.empty();

  /** A coroutine; it runs once it is handed to the loop. */
  Coroutine(
      EventLoop loop, Task task, Optional<AsyncSemaphore> limit, Optional<Delivery> delivery) {
    this.loop = loop;
    this.task = task;
    this.limit = limit;
    this.delivery = delivery;
    this.admitted = limit.isEmpty();
    this.socket = new SocketIo(loop, task, wakeup);
    this.timer = new TimerWait(loop, task, wakeup);
    loop.taskCreated();
  }

  /** A client's next request came for it, from outside. */
  void nextRequest() {
    admitted = limit.isEmpty();
    socket.comes();
  }

  @Override
  public boolean run(PythonThread thread) {
    if (!charged) {
      charged = true;
      thread.serve(task);
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
    if (delivering) {
      return delivery.orElseThrow().advance(thread);
    }
    if (timer.begins()) {
      return suspend(thread, TaskState.ASLEEP);
    }
    if (socket.sends()) {
      return socket.advance(thread) && suspend(thread, socket.state());
    }
    if (threaded.isPresent()) {
      return threaded.get().advance(thread) && leave();
    }
    if (task.increments(thread) || SyncSteps.advance(task, thread)) {
      return false;
    }
    Instruction next = task.next();
    if (loop.threaded(next)) {
      threaded = Optional.of(new ThreadedCall(loop, task, next, wakeup));
      return false;
    }
    if (WorkSteps.start(next, task, thread, loop.environment().scale())) {
      return false;
    }
    switch (next.code()) {
      case SLEEP -> {
        return sleep(thread, Math.round(task.draw(next)));
      }
      case IO -> socket.begin(next);
      case ACQUIRE -> {
        return acquire(thread, next.operand());
      }
      case RELEASE -> release(thread, next.operand());
      default -> {
        return synchronize(next, thread);
      }
    }
    return false;
  }

  /** The steps by which tasks wait for each other; the program's end. */
  private boolean synchronize(Instruction next, PythonThread thread) {
    SyncSteps sync = loop.sync();
    switch (next.code()) {
      case PUT, GET -> {
        return sync.mustWaitForQueue(next, task, thread, this) && suspend(thread, TaskState.LOCK);
      }
      case ENLIST -> sync.primitives().conditions().get(next.operand()).await(waiter(thread, next));
      case AWAIT -> {
        if (waitsInLoop(next)) {
          return suspend(thread, TaskState.LOCK);
        }
        thread.awaitWake();
      }
      case NOTIFY, NOTIFY_ALL -> sync.notify(next, thread);
      case SUBMIT -> sync.submit(next, task, thread);
      case WAIT_FOR, JOIN -> {
        boolean waits = sync.mustWaitForChildren(next, task, this);
        joins = waits && next.code() == Instruction.Code.JOIN;
        return waits && suspend(thread, TaskState.LOCK);
      }
      default -> {
        return end(thread);
      }
    }
    return false;
  }

  /** A condition that threads use too blocks the whole loop: it is not asyncio's. */
  private boolean waitsInLoop(Instruction next) {
    return loop.sync().primitives().coroutineConditions().get(next.operand());
  }

  private Waiter waiter(PythonThread thread, Instruction next) {
    return waitsInLoop(next) ? this : thread.waiter();
  }

  /** A lock that threads or other processes use too blocks the whole loop while it is taken. */
  private boolean acquire(PythonThread thread, int lock) {
    if (!loop.sync().primitives().coroutineLocks().get(lock)) {
      thread.acquire(blocking(thread, lock));
      return false;
    }
    lockAskedAt = now();
    return !loop.lock(lock).acquire(this, now()) && waitForLock(thread, lock);
  }

  private void release(PythonThread thread, int lock) {
    if (loop.sync().primitives().coroutineLocks().get(lock)) {
      loop.release(lock);
    } else {
      thread.owe(blocking(thread, lock).release(now()));
    }
  }

  private PythonLock blocking(PythonThread thread, int lock) {
    return thread.process().locks().of(loop.sync().primitives().locks().get(lock));
  }

  /** {@code asyncio.sleep}: of 0, a bare yield. */
  private boolean sleep(PythonThread thread, long time) {
    if (time == 0) {
      loop.callSoon(this);
      return suspend(thread, EventLoop.READY);
    }
    timer.begin(thread, time);
    return false;
  }

  private boolean waitForLock(PythonThread thread, int lock) {
    awaited = Optional.of(loop.lock(lock));
    return suspend(thread, TaskState.LOCK);
  }

  /** The lock is this coroutine's from now on. */
  void lockGranted() {
    awaited.orElseThrow().granted(now(), now() - lockAskedAt);
    task.record().enter(EventLoop.READY, now());
    loop.resume(this);
  }

  /**
   * Resumes in the loop's next pass if the loop's own thread wakes it; after {@code gather}, and if
   * another thread does ({@code call_soon_threadsafe}), a callback comes first.
   */
  @Override
  public void wake(PythonThread by) {
    task.record().enter(EventLoop.READY, now());
    if (!loop.runsOn(by)) {
      loop.descriptorReady(wakeup);
    } else {
      loop.callSoon(joins ? wakeup : this);
    }
    joins = false;
  }

  @Override
  public boolean gone() {
    return loop.killed();
  }

  @Override
  public Optional<Task> task() {
    return Optional.of(task);
  }

  Task ownTask() {
    return task;
  }

  /** The semaphore lets the task in. */
  void admitted() {
    loop.callSoon(this);
  }

  /** Awaits a call in a thread, which says what the task does meanwhile. */
  private boolean leave() {
    threaded = Optional.empty();
    charged = false;
    return true;
  }

  private boolean suspend(PythonThread thread, TaskState state) {
    charged = false;
    thread.serveNobody();
    task.record().enter(state, now());
    return true;
  }

  private boolean wakeUp(PythonThread thread) {
    loop.resume(this);
    return true;
  }

  /** True if the coroutine stops here; a loop begins its next pass without a pause. */
  private boolean end(PythonThread thread) {
    task.complete();
    limit.ifPresent(semaphore -> semaphore.release(task));
    if (delivery.isPresent()) {
      return deliver(thread, delivery.get());
    }
    if (task.beginsNextPass()) {
      thread.serve(task);
      admitted = limit.isEmpty();
      return false;
    }
    charged = false;
    thread.serveNobody();
    if (!task.hasClient()) {
      loop.taskEnded();
    }
    task.answered(thread);
    return true;
  }

  /** Inside a worker process, each pass of a loop and each request of a client is a new task. */
  private boolean deliver(PythonThread thread, Delivery result) {
    delivering = true;
    thread.serveNobody();
    loop.taskEnded();
    result.begin(task);
    return false;
  }

  private long now() {
    return loop.environment().engine().now();
  }
}
