package gilsim.measure;

import static gilsim.measure.RealRuns.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real greenlets of gevent, where the {@code python3} on PATH has it. */
class GreenletsTest {
  private static final String GREEN = "strategies: {green: {type: gevent}}\n";

  @TempDir private Path folder;

  private Results measured(String text) {
    return new RealRuns(folder, Pythons.withGevent()).of(text);
  }

  @Test
  void greenletsDoAllTheWork() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                devices:
                  web: {type: delay, latency: {exponential: 1ms}}
                  disk: {type: queue, servers: 1, service: 1ms}
                locks: [l]
                variables: [n]
                tasks:
                  t:
                    count: 70
                    memory: 1KiB
                    do:
                      - compute: 100us
                      - native: {time: 100us, gil: released}
                      - native: {time: 100us, gil: held}
                      - io: {device: web}
                      - io: {device: disk, releases: 3}
                      - lock: {name: l, do: [{sleep: 100us}]}
                      - repeat: {times: 2, do: [{compute: {exponential: 10us}}, {sleep: 0s}]}
                      - choose: [{weight: 1, do: [{compute: 10us}]}, {weight: 1, do: []}]
                      - increment: {variable: n, times: 10, form: "x = x + 1"}
                strategies: {green: {type: gevent}, limited: {type: gevent, limit: 3}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed")).as(strategy).isEqualTo(70);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isZero();
      assertThat(value(results, strategy, "lost-updates/n")).as(strategy).isZero();
    }
  }

  /** Also those of a submitted task for whose end nobody waits. */
  @Test
  void greenletsMeetInQueuesConditionsAndForks() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                queues: {q: {capacity: 2}}
                locks: [l]
                conditions: {c: {lock: l}, own: {}}
                tasks:
                  producer: {count: 3, do: [{repeat: {times: 5, do: [{put: q}]}}]}
                  consumer: {count: 3, do: [{repeat: {times: 5, do: [{get: q}]}}]}
                  waiter: {count: 3, do: [{lock: {name: l, do: [{condition: {name: c, do: wait}}]}}]}
                  single: {count: 2, do: [{condition: {name: own, do: wait}}]}
                  caller:
                    count: 1
                    do:
                      - sleep: 300ms
                      - lock: {name: l, do: [{condition: {name: c, do: notify-all}}]}
                      - repeat: {times: 2, do: [{condition: {name: own, do: notify}}]}
                  parent: {count: 2, do: [{gather: {task: child, count: 3}}, {submit: {task: left}}]}
                  child: {do: [{sleep: 1ms}]}
                  left: {do: [{sleep: 400ms}]}
                """
                + GREEN);
    assertThat(results.failures()).isEmpty();
    assertThat(value(results, "green", "completed")).isEqualTo(22);
    assertThat(value(results, "green", "unfinished")).isZero();
  }

  /** Six tasks of 50 ms at two places take three rounds at least. */
  @Test
  void noMoreTasksThanTheLimitAreInside() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks: {t: {count: 6, do: [{sleep: 50ms}]}}
                strategies: {green: {type: gevent, limit: 2}}
                """);
    assertThat(value(results, "green", "makespan")).isGreaterThanOrEqualTo(0.15);
  }

  @Test
  void loopsClientsAndArrivalsGoOn() {
    Results results =
        measured(
            RealRuns.head(1).replace("until: done", "until: 1500ms")
                + """
                tasks:
                  l: {loops: 1, do: [{sleep: 10ms}]}
                  c: {clients: 2, think: 10ms, do: [{sleep: 10ms}]}
                  o: {arrivals: {every: 10ms}, do: [{sleep: 10ms}]}
                """
                + GREEN);
    assertThat(value(results, "green", "completed/l")).isBetween(2.0, 150.0);
    assertThat(value(results, "green", "completed/c")).isBetween(2.0, 150.0);
    assertThat(value(results, "green", "completed/o")).isBetween(2.0, 150.0);
  }

  /** Greenlets wait for threads and threads for greenlets, without stopping the hub. */
  @Test
  void aHubIsAPartOfAProgram() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks:
                  green: {count: 2, do: [{gather: {task: thread, count: 3}}]}
                  thread: {do: [{gather: {task: hub, count: 2}}]}
                  hub: {do: [{sleep: 1ms}]}
                strategies:
                  split: {by-task: {green: {type: gevent}, thread: {type: threads}, hub: {type: gevent}}}
                """);
    assertThat(results.failures()).isEmpty();
    assertThat(value(results, "split", "completed/hub")).isEqualTo(12);
  }

  @Test
  void hubsRunInsideWorkers() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                devices: {web: {type: delay, latency: 1ms}}
                queues: {q: {}}
                tasks:
                  t: {count: 7, do: [{compute: 100us}, {io: {device: web}}, {put: q}, {get: q}, {gather: {task: p, count: 2}}]}
                  p: {do: [{sleep: 1ms}]}
                strategies:
                  pool: {type: process-pool, workers: 2, start: fork, inside: {type: gevent}}
                  spawned: {type: processes, workers: 2, start: spawn, inside: {type: gevent}}
                  each: {type: processes, start: fork, inside: {type: gevent}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed/t")).as(strategy).isEqualTo(7);
      assertThat(value(results, strategy, "completed/p")).as(strategy).isEqualTo(14);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isZero();
    }
  }
}
