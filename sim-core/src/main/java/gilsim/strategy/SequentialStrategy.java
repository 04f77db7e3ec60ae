package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InlineExecutor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.SequentialProgram;
import gilsim.interpreter.Task;
import java.util.Optional;

/** Runs all tasks in the main thread, in order. */
final class SequentialStrategy implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new InlineExecutor(part.parent().environment(), part.interpreter());
  }

  @Override
  public Optional<InnerExecutor> inner() {
    return Optional.empty();
  }

  @Override
  public void start(Part part) {
    part.runsOn(executor(part));
    SequentialProgram program = new SequentialProgram(part.interpreter());
    part.admit(program::add, SequentialStrategy::refuse);
    part.parent().thread(program).start();
  }

  private static void refuse(Task task) {
    throw new IllegalArgumentException(
        "sequential cannot run task '" + task.program().name() + "': it does not come as a count");
  }
}
