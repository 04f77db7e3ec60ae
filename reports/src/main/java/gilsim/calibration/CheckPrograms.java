package gilsim.calibration;

import gilsim.batch.Batch;
import gilsim.batch.BatchListener;
import gilsim.batch.BatchOptions;
import gilsim.comparison.Agreement;
import gilsim.comparison.RunComparison;
import gilsim.measure.HostConditions;
import gilsim.measure.MeasureListener;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Measurement;
import gilsim.measure.PrivateFolder;
import gilsim.measure.Python;
import gilsim.measure.SteadyTime;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.scenario.StrategyFamily;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import gilsim.store.StoredResults;
import gilsim.strategy.StrategyKind;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Programs that no fit has seen and that are in no suite, predicted with a calibrated profile and
 * run for real in the way of {@code compare}: simulated on the processors as they were beside the
 * real runs, with what the profiles call uncertain drawn anew in every run.
 */
public final class CheckPrograms {
  /** Enough to see where 95 % of single runs fall; the same in {@code compare}. */
  public static final int SIMULATED_RUNS = 40;

  /** The files of programs, resources of this package. */
  static final List<String> FILES =
      List.of(
          "beside-a-hog",
          "computing",
          "locks",
          "native",
          "payloads",
          "queue",
          "requests",
          "sleeps",
          "starts");

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
  CheckPrograms(ProfileFolder presets, Duration limit, Consumer<String> progress) {
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
  List<CheckedCell> run(Python python, StandIns profiles) throws IOException, InterruptedException {
    try (PrivateFolder folder = new PrivateFolder();
        RunStore store = RunStore.open(folder.path().resolve("runs"))) {
      return compare(plans(folder.path(), profiles), python, store);
    } catch (StoreException e) {
      if (Thread.interrupted()) { // which closes files
        throw new InterruptedException();
      }
      throw e;
    }
  }

  /** The programs, planned for some profiles; their files go to a folder. */
  List<Plan> plans(Path folder, StandIns profiles) throws IOException {
    Planner planner = new Planner(presets).with(profiles, new ProfileDraws(SIMULATED_RUNS));
    List<Plan> plans = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name + ".yaml");
      try (InputStream text = CheckPrograms.class.getResourceAsStream("checks/" + name + ".yaml")) {
        if (text == null) {
          throw new IOException("gilsim is incomplete: checks/" + name + ".yaml is missing");
        }
        Files.copy(text, file);
      }
      plans.add(
          planner.plan(
              file,
              List.of(),
              Optional.empty(),
              OptionalInt.of(SIMULATED_RUNS),
              OptionalLong.empty()));
    }
    return plans;
  }

  private List<CheckedCell> compare(List<Plan> plans, Python python, RunStore store)
      throws InterruptedException {
    List<MeasurePlan> wanted = measure(plans, python, store);
    progress.accept("simulating check programs");
    HostConditions conditions = new HostConditions(store, wanted, SIMULATED_RUNS);
    List<Plan> beside = wanted.stream().map(conditions::of).toList();
    boolean interrupted =
        new Batch(store, BatchOptions.standard(), BatchListener.none()).run(beside).interrupted();
    if (interrupted || Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<RunComparison> judged = Agreement.judged(Agreement.cells(StoredResults.of(store)));
    return judged.stream()
        .filter(cell -> cell.measured() > 0 && cell.simulatedBand().low() > 0)
        .map(cell -> new CheckedCell(family(plans, cell), cell))
        .toList();
  }

  /** All once, then as many a second time as there is time for. */
  private List<MeasurePlan> measure(List<Plan> plans, Python python, RunStore store)
      throws InterruptedException {
    long begin = System.nanoTime();
    SteadyTime steady = new SteadyTime(WAITING * limit.toSeconds());
    measure(repeated(plans, python, 1, store), 1, python, store, steady);
    List<MeasurePlan> twice = repeated(plans, python, 2, store);
    long each = (System.nanoTime() - begin) / plans.size();
    for (MeasurePlan one : twice) {
      if (System.nanoTime() - begin + each > limit.toNanos()) {
        break;
      }
      measure(List.of(one), 2, python, store, steady);
    }
    return twice;
  }

  private static List<MeasurePlan> repeated(
      List<Plan> plans, Python python, int repetitions, RunStore store) {
    return plans.stream()
        .map(plan -> new MeasurePlan(plan, python, repetitions, Optional.of(store)))
        .toList();
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

  private static StrategyFamily family(List<Plan> plans, RunComparison checked) {
    Cell cell =
        plans.stream()
            .filter(plan -> plan.scenario().equals(checked.scenario()))
            .flatMap(plan -> plan.cells().stream())
            .filter(one -> one.strategy().equals(checked.runs().strategy()))
            .findFirst()
            .orElseThrow();
    return StrategyFamily.of(StrategyKind.of(cell.system().strategy()))
        .orElseThrow(() -> new IllegalStateException("a check program mixes strategies"));
  }
}
