package gilsim.measure;

import static gilsim.measure.RealRuns.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import java.nio.file.Path;
import java.util.List;
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

  /** Also to pools of which each worker has its own; every record reaches the parent. */
  @Test
  void tasksInWorkersSubmitToWhatIsInTheirProcess() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks:
                  outer:
                    count: 3
                    do:
                      - submit: {task: part, count: 2}
                      - compute: 100us
                      - wait-for: part
                      - gather: {task: helper, count: 2, to: crew}
                      - gather: {task: helper, count: 1, to: loop}
                  part: {arguments: 1KiB, result: 1KiB, do: [{sleep: 2ms}, {compute: 100us}]}
                  helper: {do: [{compute: 100us}, {sleep: 1ms}]}
                pools:
                  crew: {type: thread-pool, workers: 1}
                  loop: {type: asyncio}
                strategies:
                  threads: {type: process-pool, workers: 2, start: fork, inside: {type: threads}}
                  pool: {type: process-pool, workers: 1, start: spawn, inside: {type: thread-pool, workers: 4}}
                  loops: {type: process-pool, workers: 2, start: fork, inside: {type: asyncio}}
                  mp-pool: {type: processes, workers: 2, start: fork, inside: {type: thread-pool, workers: 4}}
                  each: {type: processes, start: fork, inside: {type: asyncio}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed/part")).as(strategy).isEqualTo(6);
      assertThat(value(results, strategy, "completed/helper")).as(strategy).isEqualTo(9);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isZero();
      assertThat(value(results, strategy, "latency-mean/part")).isGreaterThan(0.002);
    }
  }

  /** The worker's own pool, and no pool of the parent: plain workers have nothing else. */
  @Test
  void plainWorkersSubmitToPoolsOfTheirOwn() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks:
                  outer: {count: 4, do: [{gather: {task: part, count: 2, to: crew}}]}
                  part: {do: [{sleep: 1ms}]}
                pools: {crew: {type: thread-pool, workers: 2}}
                strategies:
                  pool: {type: process-pool, workers: 2, start: fork}
                  each: {type: processes, start: fork}
                """);
    assertThat(results.failures()).isEmpty();
    assertThat(value(results, "pool", "completed/part")).isEqualTo(8);
    assertThat(value(results, "each", "completed/part")).isEqualTo(8);
  }

  @Test
  void whatNobodyWaitsForInAWorkerIsNotMeasured() {
    RealRuns runs = new RealRuns(folder, Pythons.onPath());
    String head =
        RealRuns.head(1)
            + """
            strategies: {pool: {type: process-pool, workers: 1, start: fork, inside: {type: threads}}}
            """;
    for (String steps :
        List.of(
            "{submit: {task: part}}",
            "{gather: {task: part, count: 1}}, {submit: {task: part}}, {wait-for: last}",
            "{choose: [{do: [{submit: {task: part}}]}, {do: [{gather: {task: part, count: 1}}]}]}",
            "{submit: {task: part}}, {repeat: {times: 0, do: [{wait-for: all}]}}")) {
      String tasks = "tasks: {outer: {count: 1, do: [" + steps + "]}, part: {do: [{sleep: 1ms}]}}";
      runs.of(head + tasks);
      assertThat(runs.remarks()).last().asString().contains("'outer'", "end it with wait-for: all");
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
