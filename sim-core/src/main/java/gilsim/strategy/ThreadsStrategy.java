package gilsim.strategy;

import gilsim.interpreter.Submitter;
import gilsim.interpreter.ThreadPerTask;

/** The main thread starts a thread for every task, client and loop, one after another. */
final class ThreadsStrategy implements Strategy {
  @Override
  public void start(Part part) {
    Submitter main =
        new Submitter(part.parent(), new ThreadPerTask(part.parent(), part.interpreter()));
    part.admit(main::add, main);
    main.start();
  }
}
