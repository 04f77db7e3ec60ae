package gilsim.strategy;

import gilsim.interpreter.Submitter;
import gilsim.interpreter.ThreadPool;

/** The main thread submits everything to a {@code ThreadPoolExecutor}. */
record ThreadPoolStrategy(ThreadPoolSpec spec) implements Strategy {
  @Override
  public void start(Part part) {
    ThreadPool pool = new ThreadPool(part.parent(), part.interpreter(), spec.workers());
    Submitter main = new Submitter(part.parent(), pool.submission());
    part.admit(main::add, main);
    main.start();
  }
}
