package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Outcome;
import gilsim.store.StoredRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers that are killed. */
class WorkerDeathsTest {
  @TempDir private Path folder;

  private Map<String, StoredRun> runs(String text) {
    RealRuns real = new RealRuns(folder, Pythons.onPath());
    real.of(text);
    return real.stored();
  }

  private static double completed(StoredRun run) {
    return run.value("completed").orElseThrow();
  }

  /** As the model says: an executor breaks, a multiprocessing.Pool goes on and hears of nothing. */
  @Test
  void anExecutorBreaksAndAPoolLosesOneTask() {
    Map<String, StoredRun> runs =
        runs(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 6, do: [{sleep: 1200ms}]}}
                strategies:
                  executor: {type: process-pool, workers: 2, start: fork, worker-dies: {after: 600ms}}
                  nested: {type: process-pool, workers: 2, start: fork, inside: {type: thread-pool, workers: 3}, worker-dies: {after: 600ms}}
                  each: {type: processes, start: fork, worker-dies: {after: 600ms, worker: 0}}
                """);
    assertThat(runs.get("executor").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(runs.get("executor").message())
        .startsWith("worker 0 was killed at 0.6")
        .contains("BrokenProcessPool", "6 tasks were lost");
    assertThat(completed(runs.get("executor"))).isZero();
    assertThat(runs.get("nested").message()).contains("6 tasks were lost");
    assertThat(runs.get("each").message()).contains("worker 0 was killed", "1 task was lost");
    assertThat(completed(runs.get("each"))).isEqualTo(5);
  }

  @Test
  void aPoolReplacesTheWorkerAndNobodyHearsOfItsTask() {
    Map<String, StoredRun> runs =
        runs(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 20, do: [{sleep: 200ms}]}}
                strategies: {pool: {type: processes, workers: 2, start: fork, worker-dies: {after: 800ms}}}
                """);
    StoredRun run = runs.get("pool");
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).startsWith("worker 0 was killed").contains("nothing ended any more");
    assertThat(completed(run)).isEqualTo(19);
  }

  @Test
  void aWorkerThatIsNotThereIsNotKilled() {
    Map<String, StoredRun> runs =
        runs(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 2, do: [{sleep: 1ms}]}}
                strategies:
                  late: {type: process-pool, workers: 2, start: fork, worker-dies: {after: 100s}}
                """);
    assertThat(runs.get("late").outcome()).isEqualTo(Outcome.DONE);
    assertThat(runs.get("late").message())
        .isEqualTo("no worker was killed: the run was over before");
    assertThat(completed(runs.get("late"))).isEqualTo(2);
  }
}
