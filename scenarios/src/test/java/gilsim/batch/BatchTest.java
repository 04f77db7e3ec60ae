package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.scenario.ScenarioException;
import gilsim.store.CellOutcome;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import gilsim.store.SummaryRow;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of small scenarios, from the file to the outputs. */
class BatchTest {
  /** Strategies that differ much in how many replications they need. */
  static final String PRECISE =
      """
      gilsim: 1
      name: precise
      machine: {cores: 2, os: {costs: none}}
      interpreter: {preset: cpython-3.11, costs: none}
      devices: {web: {type: delay, latency: 9ms}}
      tasks:
        fetch:
          count: 6
          do:
            - choose: [{weight: 2, do: [{io: {device: web}}]}, {weight: 1, do: [{repeat: {times: 3, do: [{io: {device: web}}]}}]}]
            - choose: [{weight: 1, do: [{compute: 1ms}]}, {weight: 1, do: [{compute: 4ms}]}]
      strategies:
        sequential: {type: sequential}
        threads: {type: threads}
        pool: {type: thread-pool, workers: 2}
      run:
        replications: {min: 10, max: 40, precision: {of: [makespan, speedup], relative: 9%}}
        seed: 7
        baseline: sequential
      sweep: {machine.cores: [1, 2]}
      """;

  private static final String SERVICE =
      """
      gilsim: 1
      name: service
      machine: {cores: 2}
      interpreter: cpython-3.12
      devices: {db: {type: queue, servers: 2, service: 3ms}}
      tasks:
        request:
          arrivals: {every: 5ms}
          do:
            - choose: [{weight: 3, do: [{compute: 1ms}]}, {weight: 1, do: [{compute: 6ms}]}]
            - io: {device: db}
      strategies: {threads: {type: threads}, asyncio: {type: asyncio}}
      run: {until: 2s, warm-up: auto, replications: 3, baseline: asyncio}
      """;

  private static final String STUCK =
      """
      gilsim: 1
      name: stuck
      machine: {cores: 1}
      interpreter: cpython-3.12
      locks: [a, b]
      tasks:
        one: {count: 1, do: [{lock: {name: a, do: [{sleep: 1ms}, {lock: {name: b, do: [{compute: 1ms}]}}]}}]}
        two: {count: 1, do: [{lock: {name: b, do: [{sleep: 1ms}, {lock: {name: a, do: [{compute: 1ms}]}}]}}]}
      strategies: {threads: {type: threads}, sequential: {type: sequential}}
      run: {replications: 2}
      """;

  /** Takes time once in a thousand million passes. */
  private static final String RESTLESS =
      """
      gilsim: 1
      name: restless
      machine: {cores: 1}
      interpreter: {preset: cpython-3.12, costs: none}
      tasks:
        spin:
          loops: 1
          do: [{choose: [{weight: 1000000000, do: [{compute: 0}]}, {weight: 1, do: [{compute: 1s}]}]}]
      strategies: {threads: {type: threads}}
      run: {until: 1s, replications: 3}
      """;

  @TempDir Path folder;

  private Path output(String name) {
    return folder.resolve(name);
  }

  @Test
  void outputsAreTheSameForAnyNumberOfJobs() throws IOException {
    Plan plan = Folders.plan(folder, PRECISE);
    BatchOutcome one = Folders.run(output("one"), 1, plan);
    for (int jobs : new int[] {2, 7}) {
      BatchOutcome more = Folders.run(output("jobs" + jobs), jobs, plan);
      assertThat(more.done()).isGreaterThanOrEqualTo(one.done());
      assertThat(Folders.text(output("jobs" + jobs), "summary.csv"))
          .isEqualTo(Folders.text(output("one"), "summary.csv"));
      assertThat(Folders.text(output("jobs" + jobs), "runs.csv"))
          .isEqualTo(Folders.text(output("one"), "runs.csv"));
    }
  }

  @Test
  void strategiesOfAPointHaveTheSameNumberOfReplicationsAndAllReachThePrecision()
      throws IOException {
    Folders.run(output("out"), 2, Folders.plan(folder, PRECISE));
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.cells()).hasSize(6);
    for (int point = 0; point < 2; point++) {
      List<CellOutcome> cells = results.cells().subList(3 * point, 3 * point + 3);
      assertThat(cells).extracting(CellOutcome::replications).containsOnly(cells.get(0).done());
      assertThat(cells.get(0).replications() % 5).isZero();
      assertThat(cells.get(0).replications()).isBetween(15, 35);
    }
    assertThat(results.summary())
        .filteredOn(row -> row.metric().equals("makespan") || row.metric().equals("speedup"))
        .hasSize(12)
        .allSatisfy(row -> assertThat(halfWidth(row)).isLessThanOrEqualTo(0.09 * row.mean()));
    assertThat(results.warnings()).isEmpty();
  }

  private static double halfWidth(SummaryRow row) {
    return (row.ciHigh() - row.ciLow()) / 2 - 1e-12;
  }

  @Test
  void baselineHasSpeedupOneAndEfficiencyIsPerWorkerOrHardwareThread() throws IOException {
    Folders.run(output("out"), 2, Folders.plan(folder, PRECISE));
    List<SummaryRow> rows = Folders.results(output("out")).get(0).summary();

    assertThat(rows)
        .filteredOn(row -> row.strategy().equals("sequential"))
        .filteredOn(row -> row.metric().equals("speedup") || row.metric().equals("efficiency"))
        .hasSize(4)
        .allSatisfy(
            row -> assertThat(List.of(row.mean(), row.ciLow(), row.ciHigh())).containsOnly(1.0));
    for (int cores = 1; cores <= 2; cores++) {
      double speedup = mean(rows, "cores=" + cores, "threads", "speedup");
      assertThat(speedup).isGreaterThan(2);
      assertThat(mean(rows, "cores=" + cores, "threads", "efficiency"))
          .isCloseTo(speedup / cores, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  private static double mean(List<SummaryRow> rows, String point, String strategy, String metric) {
    return rows.stream()
        .filter(row -> row.point().equals(point) && row.strategy().equals(strategy))
        .filter(row -> row.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .mean();
  }

  @Test
  void whatIsStoredIsNotSimulatedAgain() throws IOException {
    Plan plan = Folders.plan(folder, PRECISE);
    BatchOutcome first = Folders.run(output("out"), 2, plan);
    String summary = Folders.text(output("out"), "summary.csv");
    BatchOutcome second = Folders.run(output("out"), 2, plan);

    assertThat(first.done()).isPositive();
    assertThat(first.reused()).isZero();
    assertThat(second.done()).isZero();
    assertThat(second.reused()).isPositive();
    assertThat(Folders.text(output("out"), "summary.csv")).isEqualTo(summary);
  }

  @Test
  void freshSimulatesAgain() throws IOException {
    Plan plan = Folders.plan(folder, PRECISE);
    BatchOutcome first = Folders.run(output("out"), 1, plan);
    String summary = Folders.text(output("out"), "summary.csv");
    BatchOutcome second =
        Folders.run(output("out"), new BatchOptions(1, true), BatchListener.none(), plan);

    assertThat(second.done()).isEqualTo(first.done());
    assertThat(Folders.text(output("out"), "summary.csv")).isEqualTo(summary);
  }

  @Test
  void changedScenarioReusesTheCellsThatDidNotChange() throws IOException {
    String fixed = PRECISE.replaceAll("replications: .*", "replications: 4");
    Folders.run(output("out"), 2, Folders.plan(folder, fixed));
    String wider =
        fixed.replace("[1, 2]", "[1, 2, 4]").replace("replications: 4", "replications: 6");
    BatchOutcome outcome = Folders.run(output("out"), 2, Folders.plan(folder, wider));
    Folders.run(output("new"), 2, Folders.plan(folder, wider));

    // sequential and pool on 4 cores are other systems than on 2, too.
    assertThat(outcome.reused()).isEqualTo(2 * 3 * 4);
    assertThat(outcome.done()).isEqualTo(2 * 3 * 2 + 3 * 6);
    assertThat(Folders.text(output("out"), "summary.csv"))
        .isEqualTo(Folders.text(output("new"), "summary.csv"));
  }

  @Test
  void interruptedBatchContinuesToTheSameResults() throws IOException {
    Plan plan = Folders.plan(folder, PRECISE);
    Folders.run(output("whole"), 1, plan);
    for (int after : new int[] {1, 17, 40}) {
      Path output = output("cut" + after);
      try (RunStore store = RunStore.open(output)) {
        InterruptAfter listener = new InterruptAfter(after);
        Batch batch = new Batch(store, new BatchOptions(2, false), listener);
        listener.batch = batch;
        BatchOutcome outcome = batch.run(List.of(plan));
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.done()).isBetween((long) after, after + 2L);
      }
      Results part = Folders.results(output).get(0);
      assertThat(part.cells()).extracting(CellOutcome::missing).anyMatch(missing -> missing > 0);
      assertThat(part.warnings()).isNotEmpty();

      BatchOutcome rest = Folders.run(output, 2, plan);
      assertThat(rest.interrupted()).isFalse();
      assertThat(rest.reused()).isGreaterThanOrEqualTo(after);
      assertThat(Folders.text(output, "summary.csv"))
          .isEqualTo(Folders.text(output("whole"), "summary.csv"));
    }
  }

  private static final class InterruptAfter implements BatchListener {
    private final int runs;
    private Batch batch;

    InterruptAfter(int runs) {
      this.runs = runs;
    }

    @Override
    public void finished(RunProgress run) {
      if (run.finished() == runs) {
        batch.interrupt();
      }
    }
  }

  @Test
  void progressCountsUpToWhatWasPlanned() throws IOException {
    List<RunProgress> heard = Collections.synchronizedList(new ArrayList<>());
    List<Long> planned = new ArrayList<>();
    BatchListener listener =
        new BatchListener() {
          @Override
          public void planned(long runsAtLeast) {
            planned.add(runsAtLeast);
          }

          @Override
          public void finished(RunProgress run) {
            heard.add(run);
          }
        };
    Folders.run(output("out"), new BatchOptions(1, false), listener, Folders.plan(folder, PRECISE));

    assertThat(planned.get(0)).isEqualTo(60);
    assertThat(planned).isSorted().hasSizeGreaterThan(1);
    assertThat(heard).hasSize(planned.get(planned.size() - 1).intValue());
    assertThat(heard.get(heard.size() - 1).finished()).isEqualTo(heard.size());
  }

  @Test
  void detectedWarmUpIsStoredAndUsed() throws IOException {
    Plan plan = Folders.plan(folder, SERVICE);
    Folders.run(output("one"), 1, plan);
    Folders.run(output("two"), 2, plan);
    Results results = Folders.results(output("one")).get(0);

    assertThat(results.cells()).allSatisfy(c -> assertThat(c.warmUp()).isBetween(0.0, 1.0));
    assertThat(results.warnings()).isEmpty();
    assertThat(results.latencies().get("base")).containsOnlyKeys("threads", "asyncio");
    assertThat(Folders.text(output("two"), "summary.csv"))
        .isEqualTo(Folders.text(output("one"), "summary.csv"));
    assertThat(Folders.run(output("one"), 1, plan).done()).isZero();
  }

  @Test
  void overloadedSystemIsReportedAsNotSettling() throws IOException {
    Plan plan = Folders.plan(folder, SERVICE.replace("5ms", "1ms"));
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    BatchListener listener =
        new BatchListener() {
          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    Folders.run(output("out"), new BatchOptions(2, false), listener, plan);

    assertThat(warnings).hasSize(2).allMatch(text -> text.contains("does not settle"));
    assertThat(Folders.results(output("out")).get(0).warnings())
        .hasSize(2)
        .allMatch(text -> text.contains("does not settle"));
  }

  @Test
  void runThatIsStuckIsARowAndTheOthersContinue() throws IOException {
    BatchOutcome outcome = Folders.run(output("out"), 2, Folders.plan(folder, STUCK));
    Results results = Folders.results(output("out")).get(0);

    assertThat(outcome.unfinished()).isEqualTo(2);
    assertThat(outcome.failed()).isZero();
    assertThat(outcome.done()).isEqualTo(2);
    assertThat(results.failures()).hasSize(2).allMatch(text -> text.contains("deadlock: "));
    assertThat(results.summary())
        .filteredOn(row -> row.strategy().equals("threads"))
        .extracting(SummaryRow::metric)
        .contains("completed", "unfinished")
        .doesNotContain("makespan", "latency-mean", "cpu-utilization");
    assertThat(Folders.text(output("out"), "runs.csv"))
        .contains("threads,0,unfinished,count,2.0,simulated,unfinished");
  }

  @Test
  void runThatFailsIsARowAndIsTriedAgainByTheNextBatch() throws IOException {
    Plan plan = Folders.plan(folder, RESTLESS);
    BatchOutcome first = Folders.run(output("out"), 2, plan);
    BatchOutcome second = Folders.run(output("out"), 2, plan);

    assertThat(first.failed()).isEqualTo(3);
    assertThat(second.failed()).isEqualTo(3);
    assertThat(second.reused()).isZero();
    assertThat(Folders.results(output("out")).get(0).failures())
        .hasSize(3)
        .allMatch(text -> text.contains("repeats without taking any time"));
    assertThat(Folders.text(output("out"), "runs.csv"))
        .contains("restless,base,threads,2,,,,simulated,failed");
    assertThat(Folders.text(output("out"), "summary.csv").lines()).hasSize(1);
  }

  @Test
  void severalScenariosShareAFolder() throws IOException {
    Plan precise = Folders.plan(folder, PRECISE);
    Plan stuck = Folders.plan(folder, STUCK);
    Folders.run(output("together"), 2, stuck, precise);
    Folders.run(output("one-by-one"), 2, precise);
    Folders.run(output("one-by-one"), 2, stuck);

    String summary = Folders.text(output("together"), "summary.csv");
    assertThat(summary).isEqualTo(Folders.text(output("one-by-one"), "summary.csv"));
    assertThat(summary.lines().findFirst().orElseThrow())
        .isEqualTo(
            "scenario,point,strategy,machine.cores,metric,unit,mean,ci_low,ci_high,n,source");
    assertThat(summary)
        .contains("precise,cores=1,threads,1,makespan,s,")
        .contains("stuck,base,threads,,completed,count,0.0,0.0,0.0,2,simulated");
  }

  @Test
  void twoScenariosOfOneNameAreRefused() throws IOException {
    Plan one = Folders.plan(folder, STUCK);
    Plan two = Folders.plan(folder, STUCK + "\n");
    assertThatThrownBy(() -> Folders.run(output("out"), 1, one, two))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("same name");
  }

  @Test
  void wrongObservedFileIsTheScenariosFault() throws IOException {
    Files.writeString(folder.resolve("seen.csv"), "scenario,strategy\n");
    Plan plan = Folders.plan(folder, STUCK + "observed: [seen.csv]\n");
    assertThatThrownBy(() -> Folders.run(output("out"), 1, plan))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("seen.csv:1: the column 'metric' is missing");
  }

  @Test
  void observedRowsAreKeptForReportsWithoutTheScenariosFiles() throws IOException {
    Path seen =
        Files.writeString(
            folder.resolve("seen.csv"),
            "scenario,strategy,metric,unit,mean,source,role\n"
                + "stuck,threads,completed,count,0,published,predicted\n");
    Plan plan = Folders.plan(folder, STUCK + "observed: [seen.csv]\n");
    Folders.run(output("out"), 1, plan);
    Files.delete(seen);
    Files.delete(plan.file());

    assertThat(Folders.results(output("out")).get(0).observed()).hasSize(1);
  }

  @Test
  void metricWithoutValuesHoldsUpNothingAndIsNamed() throws IOException {
    String text =
        PRECISE.replace("of: [makespan, speedup], relative: 9%", "of: [lock-wait-mean/idle]")
            + "locks: [idle]\n";
    Folders.run(output("out"), 2, Folders.plan(folder, text));
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.cells()).extracting(CellOutcome::replications).containsOnly(10);
    assertThat(results.warnings()).hasSize(6).allMatch(w -> w.contains("lock-wait-mean/idle"));
  }

  @Test
  void precisionOutOfReachEndsAtTheMaximumAndIsNamed() throws IOException {
    String text = PRECISE.replace("relative: 9%", "relative: 0.1%").replace("max: 40", "max: 17");
    Folders.run(output("out"), 2, Folders.plan(folder, text));
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.cells()).extracting(CellOutcome::replications).containsOnly(17);
    assertThat(results.warnings()).isNotEmpty().allMatch(w -> w.contains("not the wanted 0.1 %"));
  }

  @Test
  void folderInUseIsRefused() {
    try (RunStore store = RunStore.open(output("out"))) {
      assertThat(store.plans()).isEmpty();
      assertThatThrownBy(() -> RunStore.open(output("out")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another gilsim")
          .hasMessageContaining("-o");
    }
  }
}
