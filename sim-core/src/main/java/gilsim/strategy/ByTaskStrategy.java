package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.Program;

/** Every kind of task by its own strategy, all in one parent process that has one GIL. */
record ByTaskStrategy(ByTaskSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    throw new IllegalArgumentException("by-task is no pool that tasks can be submitted to");
  }

  @Override
  public void start(Part part) {
    for (Program program : part.programs()) {
      StrategyKind.strategy(spec.parts().get(program.name())).start(part.of(program));
    }
  }
}
