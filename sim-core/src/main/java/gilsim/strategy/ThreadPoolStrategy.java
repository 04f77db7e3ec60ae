package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.ThreadPool;
import java.util.Optional;

/** The main thread submits everything to a {@code ThreadPoolExecutor}. */
record ThreadPoolStrategy(ThreadPoolSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new ThreadPool(part.parent(), part.interpreter(), spec.workers());
  }

  @Override
  public Optional<InnerExecutor> inner() {
    return Optional.of(InnerExecutor.threadPool(spec.workers()));
  }
}
