package gilsim.strategy;

import gilsim.interpreter.Program;

/** Every kind of task by its own strategy, all in one parent process that has one GIL. */
record ByTaskStrategy(ByTaskSpec spec) implements Strategy {
  @Override
  public void start(Part part) {
    for (Program program : part.programs()) {
      StrategyKind.strategy(spec.parts().get(program.name())).start(part.of(program));
    }
  }
}
