package gilsim.interpreter;

/** The instructions that only use a processor, which threads and coroutines run alike. */
final class WorkSteps {
  private WorkSteps() {}

  /**
   * Starts the instruction on the thread.
   *
   * @return false if it is another kind of instruction and nothing was started
   */
  static boolean start(Instruction next, Task task, PythonThread thread, WorkScale scale) {
    switch (next.code()) {
      case COMPUTE -> thread.compute(task.draw(next) * scale.compute());
      case OVERHEAD -> thread.compute(task.draw(next));
      case OVERHEAD_HELD -> thread.nativeHeld(task.draw(next));
      case OVERHEAD_RELEASED -> thread.nativeReleased(task.draw(next));
      case TAKE_MEMORY -> thread.nativeHeld(task.takeMemory(thread.process().allocator()));
      case NATIVE_HELD -> thread.nativeHeld(task.draw(next) * scale.nativeCode());
      case NATIVE_RELEASED -> thread.nativeReleased(task.draw(next) * scale.nativeCode());
      case INCREMENT -> task.beginIncrements(next, thread);
      case LOAD -> task.load(thread.process().variable(next.operand()));
      case STORE -> task.store(thread.process().variable(next.operand()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
