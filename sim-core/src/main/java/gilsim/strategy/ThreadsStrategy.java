package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.ThreadPerTask;

/** The main thread starts a thread for every task, client and loop, one after another. */
final class ThreadsStrategy implements Strategy {
  @Override
  public Executor executor(Part part) {
    return new ThreadPerTask(part.parent(), part.interpreter());
  }
}
