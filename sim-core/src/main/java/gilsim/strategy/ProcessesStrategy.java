package gilsim.strategy;

import gilsim.interpreter.MultiprocessingPool;
import gilsim.interpreter.ProcessPerTask;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.Submission;
import gilsim.interpreter.Submitter;

/** One process per task, client or loop; with workers, a {@code multiprocessing.Pool}. */
record ProcessesStrategy(ProcessesSpec spec) implements Strategy {
  @Override
  public void start(Part part) {
    StartMethod method =
        spec.start().orElse(part.parent().environment().interpreter().defaultStart());
    Submission submission =
        spec.workers().isPresent()
            ? new MultiprocessingPool(
                    part.parent(), part.interpreter(), spec.workers().getAsInt(), method)
                .submission()
            : new ProcessPerTask(part.parent(), part.interpreter(), method);
    Submitter main = new Submitter(part.parent(), submission);
    part.admit(main::add, main);
    main.start();
  }
}
