package gilsim.calibration;

import gilsim.batch.Batch;
import gilsim.batch.BatchListener;
import gilsim.batch.BatchOptions;
import gilsim.measure.MeasureListener;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Measurement;
import gilsim.measure.PrivateFolder;
import gilsim.measure.Python;
import gilsim.measure.SteadyTime;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the {@link CheckPrograms} as often as there is time for. */
final class TimedChecks {
  /**
   * How long all runs may wait for steady processors and be repeated because there were none, as a
   * share of the time: some two seconds for each run, as in {@code compare}. With 0.2 a few runs
   * that the host had disturbed widened the bands of all (±23 % where single runs of the suite, a
   * minute later, showed ±8 to ±12).
   */
  private static final double WAITING = 0.45;

  private final ProfileFolder presets;
  private final Duration limit;
  private final Consumer<String> progress;

  /**
   * The programs.
   *
   * @param limit about how long they may be run; each is run once at least
   * @param progress hears what is done now
   */
  TimedChecks(ProfileFolder presets, Duration limit, Consumer<String> progress) {
    this.presets = presets;
    this.limit = limit;
    this.progress = progress;
  }

  /**
   * Runs and predicts them.
   *
   * @param profiles what was just calibrated
   * @throws InterruptedException if interrupted
   * @throws gilsim.measure.PythonException if the interpreter does not run them, or there is no
   *     room
   */
  CheckResults run(Python python, StandIns profiles) throws IOException, InterruptedException {
    try (PrivateFolder folder = new PrivateFolder();
        RunStore store = RunStore.open(folder.path().resolve("runs"))) {
      List<Plan> plans = CheckPrograms.plans(folder.path(), presets, profiles);
      List<MeasurePlan> measured = measure(plans, python, store);
      progress.accept("simulating check programs");
      List<Plan> beside = CheckPrograms.beside(measured, store);
      boolean interrupted =
          new Batch(store, BatchOptions.standard(), BatchListener.none()).run(beside).interrupted();
      if (interrupted || Thread.interrupted()) {
        throw new InterruptedException();
      }
      return CheckPrograms.results(beside, store);
    } catch (StoreException e) {
      if (Thread.interrupted()) { // which closes files
        throw new InterruptedException();
      }
      throw e;
    }
  }

  /** All once, then as many a second time as there is time for. */
  private List<MeasurePlan> measure(List<Plan> plans, Python python, RunStore store)
      throws InterruptedException {
    long begin = System.nanoTime();
    SteadyTime steady = new SteadyTime(WAITING * limit.toSeconds());
    measure(CheckPrograms.measured(plans, python, 1, store), 1, python, store, steady);
    List<MeasurePlan> twice = CheckPrograms.measured(plans, python, 2, store);
    long each = (System.nanoTime() - begin) / plans.size();
    for (MeasurePlan one : twice) {
      if (System.nanoTime() - begin + each > limit.toNanos()) {
        break;
      }
      measure(List.of(one), 2, python, store, steady);
    }
    return twice;
  }

  private void measure(
      List<MeasurePlan> plans, int repetitions, Python python, RunStore store, SteadyTime steady)
      throws InterruptedException {
    MeasureOptions options =
        new MeasureOptions(repetitions, Optional.empty(), false).forComparison();
    if (new Measurement(python, store, options, heard(), steady).run(plans).interrupted()) {
      throw new InterruptedException();
    }
  }

  private MeasureListener heard() {
    return new MeasureListener() {
      @Override
      public void finished(String status, int finished, int planned) {
        progress.accept("check programs, " + finished + " of " + planned + " runs");
      }
    };
  }
}
