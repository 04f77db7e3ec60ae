package gilsim.experiment;

import gilsim.kernel.Engine;
import gilsim.kernel.ModelException;
import gilsim.statistics.WarmUpDetection;
import gilsim.statistics.WarmUpDetection.Truncation;
import gilsim.trace.TaskRecord;
import gilsim.trace.TraceEvent;
import gilsim.trace.TraceListener;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A replication that only serves to detect the warm-up: the duration of the run is cut into equal
 * bins, and every bin gets the number of completed tasks and their mean latency. Its random draws
 * are those of no other replication.
 */
public final class Pilot {
  /** How many pilots of a cell are averaged. */
  public static final int NUMBER = 5;

  private static final int BINS = 200 * WarmUpDetection.BATCH;

  /** Scenarios have at most a million replications: pilots are numbered after them. */
  private static final int FIRST_REPLICATION = 1_000_000;

  private final long horizon;
  private final double[] completed = new double[BINS];
  private final double[] latency = new double[BINS];

  private Pilot(long horizon) {
    this.horizon = horizon;
  }

  /**
   * Simulates one pilot.
   *
   * @param system a run with a duration
   * @param seed the scenario's base seed
   * @param number from 0, below {@link #NUMBER}
   * @return an empty pilot if the model fails: the runs will say why
   */
  public static Pilot run(SystemSpec system, long seed, int number) {
    long horizon = system.limit().horizon().orElseThrow();
    SystemModel model = new SystemModel(system, seed, FIRST_REPLICATION + number);
    Pilot pilot = new Pilot(horizon);
    try {
      Engine.run(engine -> model.build(engine, pilot.listener()), horizon);
    } catch (ModelException e) {
      return new Pilot(horizon);
    }
    pilot.finish();
    return pilot;
  }

  private TraceListener listener() {
    return new TraceListener() {
      @Override
      public Set<TraceEvent> hears() {
        return EnumSet.of(TraceEvent.TASK_DONE);
      }

      @Override
      public void taskDone(long now, TaskRecord task) {
        int bin = (int) Math.min(BINS - 1, (long) ((double) now / horizon * BINS));
        completed[bin]++;
        latency[bin] += now - task.arrival();
      }
    };
  }

  /** Turns sums into means; a bin in which nothing completed has the mean of the one before. */
  private void finish() {
    double last = 0;
    for (int i = BINS - 1; i >= 0; i--) {
      last = completed[i] > 0 ? latency[i] / completed[i] : last;
    }
    for (int i = 0; i < BINS; i++) {
      last = completed[i] > 0 ? latency[i] / completed[i] : last;
      latency[i] = last;
    }
  }

  /**
   * The warm-up of a cell.
   *
   * @param pilots all pilots of the cell, in order
   */
  public static DetectedWarmUp detect(List<Pilot> pilots) {
    double[] completed = new double[BINS];
    double[] latency = new double[BINS];
    for (Pilot pilot : pilots) {
      for (int i = 0; i < BINS; i++) {
        completed[i] += pilot.completed[i] / pilots.size();
        latency[i] += pilot.latency[i] / pilots.size();
      }
    }
    Truncation truncation = WarmUpDetection.of(completed).and(WarmUpDetection.of(latency));
    double share = (double) truncation.length() / BINS;
    return new DetectedWarmUp(Math.round(share * pilots.get(0).horizon), truncation.settled());
  }
}
