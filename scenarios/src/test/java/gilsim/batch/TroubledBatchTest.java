package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.scenario.ScenarioException;
import gilsim.store.CellOutcome;
import gilsim.store.Results;
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

/** Batches in which something is wrong: what can be had is kept, the rest is named. */
class TroubledBatchTest {
  @TempDir Path folder;

  private Path output(String name) {
    return folder.resolve(name);
  }

  @Test
  void overloadedSystemIsReportedAsNotSettling() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.SERVICE.replace("5ms", "1ms"));
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
        .hasSize(4)
        .allMatch(
            text ->
                text.contains("does not settle") || text.contains("tasks were left at the end"));
  }

  @Test
  void runThatIsStuckIsARowAndTheOthersContinue() throws IOException {
    BatchOutcome outcome =
        Folders.run(output("out"), 2, Folders.plan(folder, BatchScenarios.STUCK));
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
    assertThat(results.latencies().values())
        .allSatisfy(strategies -> assertThat(strategies).doesNotContainKey("threads").isNotEmpty());
    assertThat(Folders.text(output("out"), "runs.csv"))
        .contains("threads,0,unfinished,count,2.0,simulated,unfinished");
  }

  @Test
  void runThatFailsIsARowAndIsTriedAgainByTheNextBatch() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.RESTLESS);
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
  void metricWithoutValuesHoldsUpNothingAndIsNamed() throws IOException {
    String text =
        BatchScenarios.PRECISE.replace(
                "of: [makespan, speedup], relative: 9%", "of: [lock-wait-mean/idle]")
            + "locks: [idle]\n";
    Folders.run(output("out"), 2, Folders.plan(folder, text));
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.cells()).extracting(CellOutcome::replications).containsOnly(10);
    assertThat(results.warnings()).hasSize(6).allMatch(w -> w.contains("lock-wait-mean/idle"));
  }

  @Test
  void precisionOutOfReachEndsAtTheMaximumAndIsNamed() throws IOException {
    String text =
        BatchScenarios.PRECISE
            .replace("relative: 9%", "relative: 0.1%")
            .replace("max: 40", "max: 17");
    Folders.run(output("out"), 2, Folders.plan(folder, text));
    Results results = Folders.results(output("out")).get(0);

    assertThat(results.cells()).extracting(CellOutcome::replications).containsOnly(17);
    assertThat(results.warnings()).isNotEmpty().allMatch(w -> w.contains("not the wanted 0.1 %"));
  }

  @Test
  void twoScenariosOfOneNameAreRefused() throws IOException {
    Plan one = Folders.plan(folder, BatchScenarios.STUCK);
    Plan two = Folders.plan(folder, BatchScenarios.STUCK + "\n");
    assertThatThrownBy(() -> Folders.run(output("out"), 1, one, two))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("same name");
  }

  @Test
  void wrongObservedFileIsTheScenariosFault() throws IOException {
    Files.writeString(folder.resolve("seen.csv"), "scenario,strategy\n");
    Plan plan = Folders.plan(folder, BatchScenarios.STUCK + "observed: [seen.csv]\n");
    assertThatThrownBy(() -> Folders.run(output("out"), 1, plan))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("seen.csv:1: the column 'metric' is missing");
  }
}
