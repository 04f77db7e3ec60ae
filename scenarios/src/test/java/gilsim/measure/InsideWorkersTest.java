package gilsim.measure;

import static gilsim.measure.RealRuns.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers that run their tasks with a strategy of their own. */
class InsideWorkersTest {
  @TempDir private Path folder;

  private Results measured(String text) {
    return new RealRuns(folder, Pythons.onPath()).of(text);
  }

  @Test
  void everyStrategyInsideDoesAllTheWork() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                devices: {web: {type: delay, latency: {exponential: 1ms}}}
                locks: [l]
                queues: {q: {}}
                variables: [n]
                tasks:
                  t:
                    count: 7
                    arguments: 1KiB
                    result: 1KiB
                    do:
                      - compute: 100us
                      - io: {device: web, releases: 2}
                      - lock: {name: l, do: [{compute: 10us}]}
                      - put: q
                      - get: q
                      - increment: {variable: n, times: 10, form: "x = x + 1"}
                strategies:
                  threads: {type: process-pool, workers: 2, start: fork, inside: {type: threads}}
                  pool: {type: process-pool, workers: 2, start: fork, inside: {type: thread-pool, workers: 2}}
                  chunks: {type: process-pool, workers: 2, start: spawn, chunk: 3, inside: {type: thread-pool, workers: 2}}
                  loop: {type: process-pool, workers: 2, start: fork, inside: {type: asyncio, limit: 2}}
                  plain: {type: process-pool, workers: 2, start: fork, inside: {type: sequential}}
                  mp-pool: {type: processes, workers: 2, start: fork, inside: {type: thread-pool, workers: 2}}
                  mp-loop: {type: processes, workers: 2, start: spawn, inside: {type: asyncio}}
                  each: {type: processes, start: fork, inside: {type: threads}}
                  each-loop: {type: processes, start: fork, inside: {type: asyncio}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed")).as(strategy).isEqualTo(7);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isZero();
      assertThat(value(results, strategy, "lost-updates/n")).as(strategy).isZero();
    }
  }

  /** A worker that ran one task after another would wait for the producer for ever. */
  @Test
  void tasksOfOneWorkerRunSideBySide() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                queues: {q: {}}
                tasks: {consumer: {count: 2, do: [{get: q}]}, producer: {count: 2, do: [{put: q}]}}
                strategies:
                  pool: {type: process-pool, workers: 1, start: fork, inside: {type: thread-pool, workers: 3}}
                  threads: {type: processes, workers: 1, start: fork, inside: {type: threads}}
                """);
    assertThat(value(results, "pool", "completed/consumer")).isEqualTo(2);
    assertThat(value(results, "threads", "completed/consumer")).isEqualTo(2);
  }

  /** Six tasks of 50 ms at two places take three rounds at least, however many wait in the pipe. */
  @Test
  void aWorkerTakesNoMoreTasksThanItHasPlacesFor() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 6, do: [{sleep: 50ms}]}}
                strategies:
                  pool: {type: process-pool, workers: 1, start: fork, inside: {type: thread-pool, workers: 2}}
                  loop: {type: processes, workers: 1, start: fork, inside: {type: asyncio, limit: 2}}
                """);
    assertThat(value(results, "pool", "makespan")).isGreaterThanOrEqualTo(0.15);
    assertThat(value(results, "loop", "makespan")).isGreaterThanOrEqualTo(0.15);
  }

  @Test
  void loopsAndClientsInProcessesOfTheirOwnGoOnPassAfterPass() {
    Results results =
        measured(
            """
            gilsim: 1
            name: tried
            machine: {cores: 1, os: {costs: none}}
            interpreter: cpython-3.11
            run: {until: 1500ms, replications: 1, seed: 7}
            tasks:
              l: {loops: 1, do: [{sleep: 10ms}]}
              c: {clients: 2, think: 10ms, do: [{sleep: 10ms}]}
            strategies: {each: {type: processes, start: fork, inside: {type: thread-pool, workers: 1}}}
            """);
    assertThat(value(results, "each", "completed/l")).isBetween(2.0, 150.0);
    assertThat(value(results, "each", "completed/c")).isBetween(2.0, 150.0);
  }
}
