package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.ThreadPool;

/** The main thread submits everything to a {@code ThreadPoolExecutor}. */
record ThreadPoolStrategy(ThreadPoolSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new ThreadPool(part.parent(), part.interpreter(), spec.workers());
  }
}
