package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InterpreterPool;

/** The main thread submits everything to an {@code InterpreterPoolExecutor}. */
record InterpreterPoolStrategy(InterpreterPoolSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new InterpreterPool(
        part.parent(), part.interpreter(), spec.workers(), StrategySpecs.inner(spec.inside()));
  }
}
