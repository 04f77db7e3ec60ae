package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.CellOutcome;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of small scenarios, from the file to the outputs. */
class BatchTest {
  @TempDir Path folder;

  private Path output(String name) {
    return folder.resolve(name);
  }

  @Test
  void outputsAreTheSameForAnyNumberOfJobs() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.PRECISE);
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
  void alikeCellsAreSimulatedOnceByAnyNumberOfJobs() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.ALIKE);
    for (int jobs : new int[] {1, 2, 8}) {
      BatchOutcome outcome = Folders.run(output("alike" + jobs), jobs, plan);
      assertThat(outcome.done()).isEqualTo(2 * 5);
      assertThat(outcome.reused()).isEqualTo(2 * 5);
    }
  }

  @Test
  void strategiesOfAPointHaveTheSameNumberOfReplicationsAndAllReachThePrecision()
      throws IOException {
    Folders.run(output("out"), 2, Folders.plan(folder, BatchScenarios.PRECISE));
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
    Folders.run(output("out"), 2, Folders.plan(folder, BatchScenarios.PRECISE));
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
    Folders.run(
        output("out"),
        new BatchOptions(1, false),
        listener,
        Folders.plan(folder, BatchScenarios.PRECISE));

    assertThat(planned.get(0)).isEqualTo(60);
    assertThat(planned).isSorted().hasSizeGreaterThan(1);
    assertThat(heard).hasSize(planned.get(planned.size() - 1).intValue());
    assertThat(heard.get(heard.size() - 1).finished()).isEqualTo(heard.size());
  }

  @Test
  void memoryThatTheMachineHasNotIsReported() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.ALIKE, "machine.memory=1MiB");
    Folders.run(output("out"), 2, plan);
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.failures()).isEmpty();
    assertThat(results.warnings()).hasSize(4);
    assertThat(results.warnings().get(0))
        .startsWith("cores=1, threads: needs ")
        .contains("of memory at its peak, but the machine has 0.0009766 GiB")
        .endsWith("(in 5 of 5 runs)");
  }

  @Test
  void detectedWarmUpIsStoredAndUsed() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.SERVICE);
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
  void severalScenariosShareAFolder() throws IOException {
    Plan precise = Folders.plan(folder, BatchScenarios.PRECISE);
    Plan stuck = Folders.plan(folder, BatchScenarios.STUCK);
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
}
