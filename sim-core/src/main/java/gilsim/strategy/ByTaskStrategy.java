package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.Program;
import java.util.Optional;

/** Every kind of task by its own strategy, all in one parent process that has one GIL. */
record ByTaskStrategy(ByTaskSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    throw new IllegalArgumentException("by-task is no pool that tasks can be submitted to");
  }

  @Override
  public void start(Part part) {
    for (Program program : part.programs()) {
      // Tasks that only pools beside the parts run have none.
      Optional.ofNullable(spec.parts().get(program.name()))
          .ifPresent(own -> StrategyKind.strategy(own).start(part.of(program)));
    }
  }
}
