package gilsim.strategy;

import gilsim.interpreter.ProcessPool;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.Submitter;

/** The main thread submits everything to a {@code ProcessPoolExecutor}. */
record ProcessPoolStrategy(ProcessPoolSpec spec) implements Strategy {
  @Override
  public void start(Part part) {
    StartMethod method =
        spec.start().orElse(part.parent().environment().interpreter().defaultStart());
    ProcessPool pool =
        new ProcessPool(part.parent(), part.interpreter(), spec.workers(), method, spec.chunk());
    Submitter main = new Submitter(part.parent(), pool.submission());
    part.admit(main::add, main);
    main.start();
  }
}
