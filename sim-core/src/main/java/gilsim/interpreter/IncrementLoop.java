package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.util.List;

/**
 * One thread's loop that increments a shared variable.
 *
 * <p>With a GIL, the thread is switched out at the check point that follows the request, which
 * comes at any moment of a pass; every check point of the pass is as likely. Where the variable is
 * loaded but not stored there, the thread overwrites, once it runs again, all that others stored
 * meanwhile. Without a GIL it runs in parts of a limited number of passes, so that it meets others
 * as they come and go.
 */
final class IncrementLoop implements CheckPointWatch {
  /** Passes of one part where there is no GIL. */
  private static final int PART = 1000;

  private final SharedVariable variable;
  private final Engine engine;
  private final StatementCosts costs;
  private final boolean gil;
  private final RandomStream random;
  private final List<Operation> checkPoints;
  private final double pass;
  private double work;
  private long left;
  private long part;
  private long done;
  private boolean loaded;
  private double loadedValue;
  private double shareAtBegin;
  private long began;

  /** A loop of so many passes that has not begun. */
  IncrementLoop(
      SharedVariable variable,
      Environment environment,
      RandomStream random,
      IncrementForm form,
      long times) {
    this.variable = variable;
    this.engine = environment.engine();
    this.costs = environment.interpreter().statements();
    this.gil = environment.interpreter().gil().policy() != GilPolicy.NONE;
    this.random = random;
    this.checkPoints = costs.checkPoints().of(form);
    this.pass = costs.pass(form);
    this.left = times;
  }

  /** Runs the next part on the thread; false if there is none. */
  boolean advance(PythonThread thread) {
    finishPart();
    if (left == 0) {
      return false;
    }
    part = gil ? left : Math.min(left, PART);
    done = 0;
    double each = pass;
    if (!gil) {
      each = variable.active() > 0 ? Math.max(pass, costs.contended()) : pass;
      shareAtBegin = variable.begin();
      began = engine.now();
    }
    work = part * each;
    thread.compute(work, this);
    return true;
  }

  private void finishPart() {
    if (part > 0 && gil) {
      variable.add(part - done);
    } else if (part > 0) {
      variable.end(part, shareAtBegin, began);
    }
    left -= part;
    part = 0;
  }

  @Override
  public void switchedOut(double remaining) {
    if (!gil) {
      return;
    }
    long completed = Math.min(part - 1, (long) Math.max(done, (work - remaining) / pass));
    Operation at = checkPoints.get((int) (random.nextUniform() * checkPoints.size()));
    long passed = Math.max(done, completed + (at.stored() ? 1 : 0));
    variable.add(passed - done);
    done = passed;
    loaded = at.loaded() && done < part;
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
