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
        ? pool(part, spec.workers().getAsInt(), method, inner)
        : perTask(part, method, inner);
  }

  private Executor pool(Part part, int workers, StartMethod method, Optional<InnerExecutor> inner) {
    MultiprocessingPool pool =
        new MultiprocessingPool(part.parent(), part.interpreter(), workers, method, inner);
    spec.dies().ifPresent(dies -> pool.fault(dies.plan(part)));
    return pool;
  }

  private Executor perTask(Part part, StartMethod method, Optional<InnerExecutor> inner) {
    ProcessPerTask processes = new ProcessPerTask(part.parent(), part.interpreter(), method, inner);
    spec.dies().ifPresent(dies -> processes.fault(dies.plan(part)));
    return processes;
  }
}
