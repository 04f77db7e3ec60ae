package gilsim.measure;

import static gilsim.measure.RealRuns.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is observed of programs with several processes; facts, never how fast they are. */
class ProcessMetricsTest {
  private static final double MIB = 1 << 20;

  @TempDir private Path folder;

  private Results measured(String text) {
    return new RealRuns(folder, Pythons.onPath()).of(text);
  }

  /** Two of three tasks hold 60 MiB at a time, whoever's process it is. */
  @Test
  void memoryIsThatOfAllProcessesTogetherAndCountsSharedPagesOnce() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 3, memory: 60MiB, do: [{sleep: 1s}]}}
                strategies:
                  pool: {type: process-pool, workers: 2, start: fork}
                  mp-pool: {type: processes, workers: 2, start: fork}
                """);
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "peak-memory") / MIB)
          .as(strategy)
          .isBetween(120.0, 179.0);
    }
  }

  /** Every process has variables of its own, in which one thread loses nothing. */
  @Test
  void incrementsInProcessesAreCountedAndNoneIsLost() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                variables: [n]
                tasks: {t: {count: 6, do: [{increment: {variable: n, times: 20000, form: "x = x + int(1)"}}]}}
                strategies:
                  pool: {type: process-pool, workers: 2, start: fork}
                  spawned: {type: process-pool, workers: 2, start: spawn}
                  each: {type: processes, start: fork}
                """);
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "lost-updates/n")).as(strategy).isZero();
    }
  }

  /** Every sleep of a worker that still runs is a voluntary switch; all tasks are told. */
  @Test
  void switchesAndTimeOfWorkersThatStillRunAreCounted() {
    Results results =
        measured(
            """
            gilsim: 1
            name: tried
            machine: {cores: 2, os: {costs: none}}
            interpreter: cpython-3.11
            run: {until: 2s, warm-up: 500ms, replications: 1, seed: 7}
            tasks: {t: {loops: 2, do: [{sleep: 5ms}, {compute: 1ms}]}}
            strategies:
              pool: {type: process-pool, workers: 2, start: fork}
              each: {type: processes, start: fork}
            """);
    for (String strategy : results.strategies()) {
      double completed = value(results, strategy, "completed");
      assertThat(completed).as(strategy).isBetween(4.0, 600.0);
      assertThat(value(results, strategy, "context-switches-voluntary"))
          .as(strategy)
          .isGreaterThanOrEqualTo(completed);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isBetween(0.0, 2.0);
      // 1 ms of each pass at the very least, as the work was calibrated; two processors for 1.5 s.
      assertThat(value(results, strategy, "cpu-utilization"))
          .as(strategy)
          .isBetween(0.1 * completed * 0.001 / 3, 1.0);
    }
  }
}
