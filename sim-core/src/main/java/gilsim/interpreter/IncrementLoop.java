package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import gilsim.workload.IncrementForm;

/**
 * One thread's loop that increments a shared variable, under a GIL.
 *
 * <p>The thread is switched out at a check point ({@link LoopStops}). Where the variable is loaded
 * but not stored there, the thread overwrites, once it runs again, all that others stored
 * meanwhile.
 */
final class IncrementLoop implements Increments, CheckPointWatch {
  private final SharedVariable variable;
  private final LoopStops stops;
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
    this.stops = stops(costs, random, form);
    this.pass = costs.pass(form);
    this.times = times;
    this.work = times * pass;
  }

  private static LoopStops stops(StatementCosts costs, RandomStream random, IncrementForm form) {
    return costs.checkPoints().counted()
        ? new TickStops(costs, form, random)
        : new ChanceStops(PassMoments.atCheckPoints(costs, form), random);
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
    LoopStop stop = stops.after(Math.max(done, (work - remaining) / pass));
    long completed = Math.min(times - 1, stop.completed());
    long passed = Math.max(done, completed + (stop.at().stored() ? 1 : 0));
    variable.add(passed - done);
    done = passed;
    loaded = stop.at().loaded() && done < times;
    loadedValue = variable.value();
  }

  @Override
  public double checkInterval(double usual) {
    return stops.checkInterval(usual);
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
