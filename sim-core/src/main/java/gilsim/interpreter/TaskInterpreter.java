package gilsim.interpreter;

import java.util.List;

/** Runs a task's program on a thread: every blocking step blocks the thread. */
public final class TaskInterpreter {
  private final WorkScale scale;
  private final List<PythonLock> locks;

  /**
   * An interpreter of task programs.
   *
   * @param locks by index
   */
  public TaskInterpreter(Environment environment, List<PythonLock> locks) {
    this.scale = environment.scale();
    this.locks = locks;
  }

  /**
   * Starts the next instruction of the task on the thread.
   *
   * @return false if the program is at its end and nothing was started
   */
  public boolean step(Task task, PythonThread thread) {
    if (task.increments(thread)) {
      return true;
    }
    Instruction next = task.next();
    switch (next.code()) {
      case COMPUTE -> thread.compute(task.draw(next) * scale.compute());
      case OVERHEAD -> thread.compute(task.draw(next));
      case NATIVE_HELD -> thread.nativeHeld(task.draw(next) * scale.nativeCode());
      case NATIVE_RELEASED -> thread.nativeReleased(task.draw(next) * scale.nativeCode());
      case SLEEP -> thread.sleep(task.draw(next));
      case IO -> thread.io(next.operand(), bytes(task, next), next.argument(), task);
      case ACQUIRE -> thread.acquire(locks.get(next.operand()));
      case RELEASE -> locks.get(next.operand()).release();
      case INCREMENT -> task.beginIncrements(next, thread);
      default -> {
        return false;
      }
    }
    return true;
  }

  static double bytes(Task task, Instruction io) {
    return io.amount().isPresent() ? task.draw(io) : 0;
  }
}
