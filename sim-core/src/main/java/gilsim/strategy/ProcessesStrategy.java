package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.MultiprocessingPool;
import gilsim.interpreter.ProcessPerTask;
import gilsim.interpreter.StartMethod;

/** One process per task, client or loop; with workers, a {@code multiprocessing.Pool}. */
record ProcessesStrategy(ProcessesSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    StartMethod method =
        spec.start().orElse(part.parent().environment().interpreter().defaultStart());
    return spec.workers().isPresent()
        ? new MultiprocessingPool(
            part.parent(), part.interpreter(), spec.workers().getAsInt(), method)
        : new ProcessPerTask(part.parent(), part.interpreter(), method);
  }
}
