package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;

/**
 * One thread's loop that increments a shared variable, under a GIL.
 *
 * <p>The thread is switched out at the check point that follows the request, which comes at any
 * moment of a pass ({@link PassMoments}). Where the variable is loaded but not stored there, the
 * thread overwrites, once it runs again, all that others stored meanwhile.
 */
final class IncrementLoop implements Increments, CheckPointWatch {
  private final SharedVariable variable;
  private final RandomStream random;
  private final PassMoments checkPoints;
  private final double pass;
  private final double work;
  private final long times;
  private boolean begun;
  private long done;
  private boolean loaded;
  private double loadedValue;

  /** A loop of so many passes that has not begun. */
  IncrementLoop(
      SharedVariable variable,
      StatementCosts costs,
      RandomStream random,
      IncrementForm form,
      long times) {
    this.variable = variable;
    this.random = random;
    this.checkPoints = PassMoments.atCheckPoints(costs, form);
    this.pass = costs.pass(form);
    this.times = times;
    this.work = times * pass;
  }

  @Override
  public boolean advance(PythonThread thread) {
    if (begun) {
      variable.add(times - done);
      return false;
    }
    begun = true;
    if (times > 0) {
      thread.compute(work, this);
    }
    return times > 0;
  }

  @Override
  public void switchedOut(double remaining) {
    long completed = Math.min(times - 1, (long) Math.max(done, (work - remaining) / pass));
    Operation at = checkPoints.at(random.nextUniform());
    long passed = Math.max(done, completed + (at.stored() ? 1 : 0));
    variable.add(passed - done);
    done = passed;
    loaded = at.loaded() && done < times;
    loadedValue = variable.value();
  }

  @Override
  public void switchedIn() {
    if (loaded) {
      loaded = false;
      variable.overwrite(loadedValue);
      done++;
    }
  }
}
