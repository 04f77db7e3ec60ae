package gilsim.strategy;

import gilsim.interpreter.SequentialProgram;

/** Runs all tasks in the main thread, in order. */
final class SequentialStrategy implements Strategy {
  @Override
  public void start(Part part) {
    SequentialProgram program = new SequentialProgram(part.interpreter());
    part.admit(program::add, SequentialStrategy::refuse);
    part.parent().thread(program).start();
  }

  private static void refuse(gilsim.interpreter.Task task) {
    throw new IllegalArgumentException(
        "sequential cannot run task '" + task.program().name() + "': it does not come as a count");
  }
}
