package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.ProcessPool;
import gilsim.interpreter.StartMethod;

/** The main thread submits everything to a {@code ProcessPoolExecutor}. */
record ProcessPoolStrategy(ProcessPoolSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    StartMethod method =
        spec.start().orElse(part.parent().environment().interpreter().defaultStart());
    return new ProcessPool(
        part.parent(),
        part.interpreter(),
        spec.workers(),
        method,
        spec.chunk(),
        StrategySpecs.inner(spec.inside()));
  }
}
