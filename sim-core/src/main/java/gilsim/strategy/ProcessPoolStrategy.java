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
    ProcessPool pool =
        new ProcessPool(
            part.parent(),
            part.interpreter(),
            spec.workers(),
            method,
            spec.chunk(),
            StrategySpecs.inner(spec.inside()));
    spec.dies().ifPresent(dies -> pool.fault(dies.plan(part)));
    return pool;
  }
}
