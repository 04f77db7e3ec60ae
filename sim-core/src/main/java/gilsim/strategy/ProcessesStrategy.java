package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.MultiprocessingPool;
import gilsim.interpreter.ProcessPerTask;
import gilsim.interpreter.StartMethod;
import java.util.Optional;

/** One process per task, client or loop; with workers, a {@code multiprocessing.Pool}. */
record ProcessesStrategy(ProcessesSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    StartMethod method =
        spec.start().orElse(part.parent().environment().interpreter().defaultStart());
    Optional<InnerExecutor> inner = StrategySpecs.inner(spec.inside());
    return spec.workers().isPresent()
        ? new MultiprocessingPool(
            part.parent(), part.interpreter(), spec.workers().getAsInt(), method, inner)
        : new ProcessPerTask(part.parent(), part.interpreter(), method, inner);
  }
}
