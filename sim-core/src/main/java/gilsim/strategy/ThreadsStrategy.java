package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.ThreadPerTask;
import java.util.Optional;

/** The main thread starts a thread for every task, client and loop, one after another. */
final class ThreadsStrategy implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new ThreadPerTask(part.parent(), part.interpreter());
  }

  @Override
  public Optional<InnerExecutor> inner() {
    return Optional.of(InnerExecutor.threads());
  }
}
