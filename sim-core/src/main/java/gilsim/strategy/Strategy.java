package gilsim.strategy;

import gilsim.interpreter.Executor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.Submitter;
import java.util.Optional;

/** Runs a part of a program: makes its threads, loops, pools and processes. */
public interface Strategy {

  /**
   * Makes what runs the part's tasks, without any task.
   *
   * @throws IllegalArgumentException if there is no one thing that tasks could be submitted to
   */
  Executor executor(Part part);

  /**
   * What each worker of another strategy runs its tasks with, where this strategy is inside it;
   * empty: one after another in its main thread, as without a strategy inside.
   *
   * @throws IllegalArgumentException if it cannot be inside another strategy
   */
  default Optional<InnerExecutor> inner() {
    throw new IllegalArgumentException("this strategy cannot run inside another one");
  }

  /**
   * Makes everything and starts it; called once, at time 0. By default the program's main thread
   * submits all that comes, and collects the results if that ends.
   */
  default void start(Part part) {
    Executor executor = executor(part);
    part.runsOn(executor);
    if (part.hasArrivals()) {
      Submitter main = new Submitter(part.parent(), executor.submission(), part.ends());
      part.admit(main::add, main);
      main.start();
    }
  }
}
