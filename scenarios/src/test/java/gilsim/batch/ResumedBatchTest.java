package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.store.CellOutcome;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches into folders that hold results already: nothing is simulated twice or lost. */
class ResumedBatchTest {
  @TempDir Path folder;

  private Path output(String name) {
    return folder.resolve(name);
  }

  @Test
  void whatIsStoredIsNotSimulatedAgain() throws IOException {
    Plan plan = Folders.plan(folder, BatchScenarios.PRECISE);
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
    Plan plan = Folders.plan(folder, BatchScenarios.PRECISE);
    BatchOutcome first = Folders.run(output("out"), 1, plan);
    String summary = Folders.text(output("out"), "summary.csv");
    BatchOutcome second =
        Folders.run(output("out"), new BatchOptions(1, true), BatchListener.none(), plan);

    assertThat(second.done()).isEqualTo(first.done());
    assertThat(Folders.text(output("out"), "summary.csv")).isEqualTo(summary);
  }

  @Test
  void changedScenarioReusesTheCellsThatDidNotChange() throws IOException {
    String fixed = BatchScenarios.PRECISE.replaceAll("replications: .*", "replications: 4");
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
    Plan plan = Folders.plan(folder, BatchScenarios.PRECISE);
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
  void observedRowsAreKeptForReportsWithoutTheScenariosFiles() throws IOException {
    Path seen =
        Files.writeString(
            folder.resolve("seen.csv"),
            "scenario,strategy,metric,unit,mean,source,role\n"
                + "stuck,threads,completed,count,0,published,predicted\n");
    Plan plan = Folders.plan(folder, BatchScenarios.STUCK + "observed: [seen.csv]\n");
    Folders.run(output("out"), 1, plan);
    Files.delete(seen);
    Files.delete(plan.file());

    assertThat(Folders.results(output("out")).get(0).observed()).hasSize(1);
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
