package gilsim.interpreter;

import java.util.List;
import java.util.OptionalLong;

/** Runs a task's program on a thread: every blocking step blocks the thread. */
public final class TaskInterpreter {
  private final Environment environment;
  private final List<PythonLock> locks;
  private final SyncSteps sync;

  /** An interpreter of task programs that use the given locks, queues and the like. */
  public TaskInterpreter(Environment environment, Primitives primitives) {
    this.environment = environment;
    this.locks = primitives.locks();
    this.sync = new SyncSteps(environment, primitives);
  }

  /**
   * Starts the next instruction of the task on the thread.
   *
   * @return false if the program is at its end and nothing was started
   */
  public boolean step(Task task, PythonThread thread) {
    if (task.increments(thread) || SyncSteps.advance(task, thread)) {
      return true;
    }
    Instruction next = task.next();
    if (WorkSteps.start(next, task, thread, environment.scale())) {
      return true;
    }
    switch (next.code()) {
      case SLEEP -> sleep(Math.round(task.draw(next)), thread);
      case IO -> thread.io(next.operand(), bytes(task, next), next.argument(), task);
      case ACQUIRE -> thread.acquire(lock(thread, next));
      case RELEASE -> thread.owe(lock(thread, next).release(environment.engine().now()));
      case PUT, GET -> {
        if (sync.mustWaitForQueue(next, task, thread, thread.waiter())) {
          thread.awaitWake();
        }
      }
      case ENLIST -> sync.primitives().conditions().get(next.operand()).await(thread.waiter());
      case AWAIT -> thread.awaitWake();
      case NOTIFY, NOTIFY_ALL -> sync.notify(next, thread);
      case SUBMIT -> sync.submit(next, task, thread);
      case WAIT_FOR, JOIN -> {
        if (sync.mustWaitForChildren(next, task, thread.waiter())) {
          thread.awaitWake();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private PythonLock lock(PythonThread thread, Instruction next) {
    return thread.process().locks().of(locks.get(next.operand()));
  }

  /** {@code time.sleep}: of 0, in some versions a system call that returns at once. */
  private void sleep(long time, PythonThread thread) {
    OptionalLong atOnce = environment.interpreter().threads().zeroSleep();
    if (time == 0 && atOnce.isPresent()) {
      thread.nativeReleased(atOnce.getAsLong());
    } else {
      thread.sleep(time);
    }
  }

  /** What its tasks wait for each other with. */
  Primitives primitives() {
    return sync.primitives();
  }

  static double bytes(Task task, Instruction io) {
    return io.amount().isPresent() ? task.draw(io) : 0;
  }
}
