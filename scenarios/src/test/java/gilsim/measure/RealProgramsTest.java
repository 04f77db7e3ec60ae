package gilsim.measure;

import static gilsim.measure.RealRuns.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real programs of every strategy do: all the work, once. */
class RealProgramsTest {
  @TempDir private Path folder;

  private Results measured(String text) {
    return new RealRuns(folder, Pythons.onPath()).of(text);
  }

  @Test
  void everyStrategyDoesAllTheWork() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                devices:
                  web: {type: delay, latency: {exponential: 1ms}}
                  disk: {type: queue, servers: 1, service: 1ms, bus: 100MB/s}
                  link: {type: shared, bandwidth: 100MB/s}
                  api: {type: token-bucket, rate: 1000/s, burst: 5}
                  db: {type: connection-pool, size: 2, latency: 1ms}
                locks: [l]
                tasks:
                  t:
                    count: 6
                    arguments: 1KiB
                    result: 1KiB
                    do:
                      - compute: 100us
                      - native: {time: 100us, gil: released}
                      - native: {time: 100us, gil: held}
                      - io: {device: web}
                      - io: {device: disk, releases: 2, size: 10KiB}
                      - io: {device: link, size: 10KiB}
                      - io: {device: api}
                      - io: {device: db}
                      - lock: {name: l, do: [{sleep: 100us}]}
                      - repeat: {times: 2, do: [{compute: {exponential: 10us}}]}
                      - choose: [{weight: 1, do: [{compute: 10us}]}, {weight: 1, do: []}]
                strategies:
                  sequential: {type: sequential}
                  threads: {type: threads}
                  pool: {type: thread-pool, workers: 2}
                  loop: {type: asyncio, limit: 2}
                  to-thread: {type: asyncio, to-thread: [io, native]}
                  processes: {type: process-pool, workers: 2, start: fork}
                  chunks: {type: process-pool, workers: 2, start: spawn, chunk: 3}
                  each: {type: processes, start: fork}
                  mp-pool: {type: processes, workers: 2, start: fork}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed")).as(strategy).isEqualTo(6);
      assertThat(value(results, strategy, "unfinished")).as(strategy).isZero();
      assertThat(value(results, strategy, "makespan")).as(strategy).isPositive();
      // Six answers of each played device, of which each says how late it was. Delays need nobody.
      for (String device : List.of("disk", "link", "api", "db")) {
        assertThat(RealRuns.find(results, strategy, "device-lateness/" + device + "/6"))
            .as(strategy + ": " + device)
            .hasValueSatisfying(late -> assertThat(late).isNotNegative());
        assertThat(RealRuns.find(results, strategy, "device-lateness/" + device + "/7")).isEmpty();
      }
      assertThat(RealRuns.find(results, strategy, "device-lateness/web/1")).isEmpty();
    }
    assertThat(results.summary()).extracting(SummaryRow::source).containsOnly("measured");
  }

  @Test
  void noUpdateIsLostUnderALock() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                locks: [l]
                variables: [n]
                tasks:
                  t:
                    count: 4
                    do:
                      - repeat:
                          times: 200
                          do:
                            - lock:
                                name: l
                                do: [{increment: {variable: n, times: 50, form: "x = x + int(1)"}}]
                strategies: {threads: {type: threads}}
                """);
    assertThat(value(results, "threads", "lost-updates/n")).isZero();
  }

  @Test
  void nobodyIsMeasuredBesideOthers() {
    Results results =
        measured(
            RealRuns.head(1).replace("until: done", "until: 300ms")
                + """
                tasks:
                  hog: {loops: 0, do: [{compute: 1ms}]}
                  client: {clients: 0, do: [{compute: 1ms}]}
                  tick: {loops: 1, do: [{sleep: 5ms}]}
                strategies:
                  threads: {type: threads}
                  loop: {type: asyncio}
                  each: {type: processes, start: fork}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed/tick")).as(strategy).isPositive();
      assertThat(value(results, strategy, "completed/hog")).as(strategy).isZero();
    }
  }

  /** Four transfers of 20 ms, whatever the number of servers: the player moves one at a time. */
  @Test
  void serversOfAPlayedDeviceShareItsBus() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                devices: {ssd: {type: queue, servers: 4, service: 1ms, bus: 100MB/s}}
                tasks: {t: {count: 4, do: [{io: {device: ssd, size: 2MB}}]}}
                strategies: {threads: {type: threads}}
                """);
    assertThat(value(results, "threads", "makespan")).isGreaterThanOrEqualTo(0.081);
  }

  /** Also those of submitted tasks for whose end nobody waits. */
  @Test
  void tasksMeetInQueuesConditionsAndForks() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                queues: {q: {capacity: 2}}
                tasks:
                  producer: {count: 3, do: [{repeat: {times: 5, do: [{put: q}]}}]}
                  consumer: {count: 3, do: [{repeat: {times: 5, do: [{get: q}]}}]}
                  parent: {count: 2, do: [{gather: {task: child, count: 3}}, {submit: {task: left}}]}
                  child: {do: [{sleep: 1ms}]}
                  left: {do: [{sleep: 100ms}]}
                strategies: {threads: {type: threads}, loop: {type: asyncio}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed/child")).isEqualTo(6);
      assertThat(value(results, strategy, "completed/left")).isEqualTo(2);
    }
  }

  /** Also where a by-task strategy has no part for the tasks that pools run. */
  @Test
  void poolsBesideAStrategyRunWhatIsSubmittedToThem() {
    Results results =
        measured(
            RealRuns.head(1)
                + """
                tasks:
                  parent:
                    count: 2
                    do: [{gather: {task: a, count: 3, to: crew}}, {submit: {task: b, to: loop}}]
                  a: {arguments: 1KiB, do: [{compute: 100us}]}
                  b: {do: [{sleep: 1ms}]}
                pools:
                  crew: {type: process-pool, workers: 2, start: fork}
                  loop: {type: asyncio}
                strategies:
                  threads: {type: threads}
                  parts: {by-task: {parent: {type: thread-pool, workers: 1}}}
                """);
    assertThat(results.failures()).isEmpty();
    for (String strategy : results.strategies()) {
      assertThat(value(results, strategy, "completed/a")).isEqualTo(6);
      assertThat(value(results, strategy, "completed/b")).isEqualTo(2);
    }
  }
}
