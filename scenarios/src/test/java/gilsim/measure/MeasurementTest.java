package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.batch.Batch;
import gilsim.batch.BatchListener;
import gilsim.batch.BatchOptions;
import gilsim.fixture.Scenarios;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.store.SummaryRow;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs of small programs: facts about them, never how fast they are. */
class MeasurementTest {
  private static final String HEAD =
      """
      gilsim: 1
      name: tried
      machine: {cores: 1, os: {costs: none}}
      interpreter: cpython-3.11
      run: {until: done, replications: 1, seed: 7}
      """;

  @TempDir private Path folder;
  private final Python python = Pythons.onPath();
  private final List<String> notes = new ArrayList<>();

  private Plan plan(String text) {
    return Scenarios.plan(folder, text);
  }

  private MeasureOutcome measure(Plan plan, RunStore store, Optional<Duration> patience) {
    MeasureListener listener =
        new MeasureListener() {
          @Override
          public void note(String message) {
            notes.add(message);
          }
        };
    MeasureOptions options = new MeasureOptions(1, patience, false);
    MeasurePlan measured = new MeasurePlan(plan, python, 1, Optional.of(store));
    return new Measurement(python, store, options, listener, new SteadyTime())
        .run(List.of(measured));
  }

  private Results measured(String text) {
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      measure(plan(text), store, Optional.empty());
      return StoredResults.of(store).get(0);
    }
  }

  private static double value(Results results, String strategy, String metric) {
    return results.summary().stream()
        .filter(row -> row.strategy().equals(strategy) && row.metric().equals(metric))
        .mapToDouble(SummaryRow::mean)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric + ": " + results.failures()));
  }

  /** Compared with a profile, work is made for what the profile says that it is worth. */
  @Test
  void workOfAComparisonIsThatOfTheProfile() {
    Plan compared =
        plan(
            """
            gilsim: 1
            name: compared
            machine: {cores: 1}
            interpreter:
              {preset: cpython-3.11, work: {compute: 50ns, held: 10ns, released: 500ns}}
            tasks: {job: {count: 1, do: [{compute: 1ms}]}}
            strategies: {sequential: {type: sequential}}
            run: {until: done, replications: 1, seed: 7}
            """);
    MeasureOptions options = new MeasureOptions(1, Optional.empty(), false).forComparison();
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      new Measurement(python, store, options, new MeasureListener() {}, new SteadyTime())
          .run(List.of(new MeasurePlan(compared, python, 1, Optional.of(store))));
      assertThat(store.measured().get(0).rates())
          .isEqualTo(Map.of("compute", 2e7, "held", 1e8, "released", 2e6));
    }
  }

  @Test
  void everyStrategyDoesAllTheWork() {
    Results results =
        measured(
            HEAD
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
            HEAD
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
            HEAD.replace("until: done", "until: 300ms")
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
            HEAD
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
            HEAD
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
            HEAD
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

  /** What cannot be measured has no measured value, even where a simulated run is stored. */
  @Test
  void skippedCellsHaveNoMeasuredRows() {
    Plan plan =
        plan(
            HEAD
                + """
                tasks: {t: {count: 2, do: [{sleep: 1ms}]}}
                strategies:
                  threads: {type: threads}
                  pool: {type: interpreter-pool, workers: 2, interpreter: cpython-3.14}
                sweep: {machine.cores: [1, 1000]}
                """);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      new Batch(store, new BatchOptions(1, false), BatchListener.none()).run(List.of(plan));
      measure(plan, store, Optional.empty());
      Results results = StoredResults.of(store).get(0);
      assertThat(results.summary().stream().filter(row -> row.source().equals("measured")))
          .isNotEmpty()
          .allMatch(row -> row.strategy().equals("threads") && row.axes().equals(List.of("1")))
          .noneMatch(row -> row.metric().startsWith("gil-"));
      assertThat(results.observed())
          .isNotEmpty()
          .allMatch(row -> row.strategy().equals("threads") && row.axes().equals(List.of("1")));
    }
  }

  /** A loop and a thread would each have a queue of their own, and the consumer get nothing. */
  @Test
  void partsOfDifferentSortsThatShareAQueueAreSkipped() {
    Plan plan =
        plan(
            HEAD
                + """
                queues: {q: {}}
                tasks: {put: {count: 2, do: [{put: q}]}, get: {count: 2, do: [{get: q}]}}
                strategies:
                  loop: {type: asyncio}
                  threads: {by-task: {put: {type: thread-pool, workers: 1}, get: {type: threads}}}
                  split: {by-task: {put: {type: asyncio}, get: {type: threads}}}
                """);
    MeasurePlan measured = new MeasurePlan(plan, python, 1, Optional.empty());
    assertThat(measured.cells())
        .extracting(MeasuredCell::name)
        .containsExactly("base, loop", "base, threads");
    assertThat(measured.remarks())
        .anyMatch(text -> text.contains("base, split: its queue 'q' is shared"));
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      measure(plan, store, Optional.empty());
      Results results = StoredResults.of(store).get(0);
      assertThat(value(results, "loop", "completed/get")).isEqualTo(2);
      assertThat(value(results, "threads", "completed/get")).isEqualTo(2);
    }
  }

  @Test
  void aScenarioThatStatesSpeedsOfCoresIsSkipped() {
    Plan plan =
        plan(
            HEAD.replace("cores: 1,", "cores: 1, core-speeds: [0.5],")
                + """
                tasks: {t: {count: 1, do: [{sleep: 1ms}]}}
                strategies: {threads: {type: threads}}
                """);
    MeasurePlan measured = new MeasurePlan(plan, python, 1, Optional.empty());
    assertThat(measured.cells()).isEmpty();
    assertThat(measured.remarks()).anyMatch(text -> text.contains("core-speeds cannot be set"));
  }

  /** The simulated latencies of the devices are the draws of the same tasks. */
  @Test
  void aMeasuredTaskWaitsNoShorterThanTheSimulatedOne() {
    Plan plan =
        plan(
            HEAD
                + """
                devices: {web: {type: delay, latency: {exponential: 30ms}}}
                tasks: {t: {count: 1, do: [{io: {device: web}}]}}
                strategies: {loop: {type: asyncio}}
                """);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      new Batch(store, new BatchOptions(1, false), BatchListener.none()).run(List.of(plan));
      measure(plan, store, Optional.empty());
      Results results = StoredResults.of(store).get(0);
      List<Double> times =
          results.summary().stream()
              .filter(row -> row.metric().equals("makespan"))
              .map(SummaryRow::mean)
              .toList();
      assertThat(times).hasSize(2);
      // Simulated first; it has less than a millisecond of costs beside the device.
      assertThat(times.get(1)).isGreaterThan(times.get(0) - 1e-3);
      assertThat(times.get(0)).isNotCloseTo(0.03, within(1e-4)); // it is a draw, not the mean
    }
  }

  @Test
  void aProgramThatHangsIsStoppedAndSaid() {
    Plan plan =
        plan(
            HEAD
                + """
                queues: {q: {}}
                tasks: {t: {count: 1, do: [{get: q}]}}
                strategies: {threads: {type: threads}}
                """);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      MeasureOutcome outcome = measure(plan, store, Optional.of(Duration.ofSeconds(5)));
      assertThat(outcome.notDone()).isEqualTo(1);
      assertThat(notes).anyMatch(note -> note.contains("did not finish within 5 s"));
      assertThat(StoredResults.of(store).get(0).failures())
          .anyMatch(text -> text.contains("did not finish within 5 s"));
    }
  }

  @Test
  void whatIsStoredIsNotMeasuredAgain() {
    Plan plan =
        plan(
            HEAD
                + """
                tasks: {t: {count: 2, do: [{sleep: 1ms}]}}
                strategies: {threads: {type: threads}}
                """);
    Path out = folder.resolve("out");
    try (RunStore store = RunStore.open(out)) {
      assertThat(measure(plan, store, Optional.empty()).done()).isEqualTo(1);
    }
    try (RunStore store = RunStore.open(out)) {
      MeasureOutcome again = measure(plan, store, Optional.empty());
      assertThat(again.done()).isZero();
      assertThat(again.reused()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptionKeepsWhatIsStored() {
    Plan plan =
        plan(
            HEAD
                + """
                tasks: {t: {count: 1, do: [{sleep: 1ms}]}}
                strategies: {threads: {type: threads}, loop: {type: asyncio}}
                """);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      Measurement[] self = new Measurement[1];
      MeasureListener stopping =
          new MeasureListener() {
            @Override
            public void finished(String status, int finished, int planned) {
              self[0].interrupt();
            }
          };
      MeasureOptions options = new MeasureOptions(1, Optional.empty(), false);
      self[0] = new Measurement(python, store, options, stopping, new SteadyTime());
      MeasureOutcome outcome =
          self[0].run(List.of(new MeasurePlan(plan, python, 1, Optional.of(store))));
      assertThat(outcome.interrupted()).isTrue();
      assertThat(outcome.done()).isEqualTo(1);
    }
  }
}
