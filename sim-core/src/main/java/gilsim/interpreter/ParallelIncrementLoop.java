package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;

/**
 * One thread's loop that increments a shared variable, without a GIL.
 *
 * <p>Threads that have processors at the same time overwrite each other's increments all the time
 * ({@link SharedVariable}). A thread that the operating system preempts, at any time, with the
 * variable loaded but not stored, overwrites once it runs again all that others stored meanwhile;
 * unless another thread is between load and store itself just then, and overwrites it in turn. The
 * loop runs in parts of a limited number of passes, whose cost grows with the number of others that
 * increment the variable when the part begins: its cache lines go from one to the next.
 */
final class ParallelIncrementLoop implements Increments, CheckPointWatch {
  /** Passes of one part. */
  private static final int PART = 1000;

  private final SharedVariable variable;
  private final Engine engine;
  private final RandomStream random;
  private final PassMoments moments;
  private final double loadedShare;
  private final double alone;
  private final double contended;
  private long left;
  private long part;
  private long done;
  private double each;
  private boolean loaded;
  private double loadedValue;
  private double shareAtBegin;
  private long began;

  /** A loop of so many passes that has not begun. */
  ParallelIncrementLoop(
      SharedVariable variable,
      Environment environment,
      RandomStream random,
      IncrementForm form,
      long times) {
    StatementCosts costs = environment.interpreter().statements();
    this.variable = variable;
    this.engine = environment.engine();
    this.random = random;
    this.moments = PassMoments.anywhere(costs, form);
    this.loadedShare = moments.loadedShare();
    this.alone = costs.pass(form);
    this.contended = costs.contended();
    this.left = times;
  }

  @Override
  public boolean advance(PythonThread thread) {
    if (part > 0) {
      pause(part);
      left -= part;
    }
    part = Math.min(left, PART);
    if (part == 0) {
      return false;
    }
    done = 0;
    each = alone + contended * variable.active();
    goOn();
    thread.compute(part * each, this);
    return true;
  }

  private void goOn() {
    shareAtBegin = variable.begin();
    began = engine.now();
  }

  private void pause(long passed) {
    variable.end(passed - done, shareAtBegin, began);
    done = passed;
  }

  @Override
  public void preempted(double remaining) {
    long completed = Math.max(done, (long) (part - remaining / each));
    Operation at = moments.at(random.nextUniform());
    pause(Math.min(part, completed + (at.stored() ? 1 : 0)));
    loaded = at.loaded() && done < part;
    loadedValue = variable.value();
  }

  @Override
  public void resumed() {
    if (loaded) {
      loaded = false;
      // Nobody else is between load and store.
      if (random.nextUniform() < Math.pow(1 - loadedShare, variable.active())) {
        variable.overwrite(loadedValue);
      } else {
        variable.lose();
      }
      done++;
    }
    goOn();
  }

  @Override
  public void switchedOut(double remaining) {
    preempted(remaining);
  }

  @Override
  public void switchedIn() {
    resumed();
  }
}
