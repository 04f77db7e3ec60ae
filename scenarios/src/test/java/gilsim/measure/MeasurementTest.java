package gilsim.measure;

import static gilsim.measure.RealRuns.value;
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
  private static final String HEAD = RealRuns.head(1);

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
    return new Measurement(python, store, options, listener, new SteadyTime(400))
        .run(List.of(measured));
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
      new Measurement(python, store, options, new MeasureListener() {}, new SteadyTime(400))
          .run(List.of(new MeasurePlan(compared, python, 1, Optional.of(store))));
      assertThat(store.measured().get(0).rates())
          .isEqualTo(Map.of("compute", 2e7, "held", 1e8, "released", 2e6));
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
      self[0] = new Measurement(python, store, options, stopping, new SteadyTime(400));
      MeasureOutcome outcome =
          self[0].run(List.of(new MeasurePlan(plan, python, 1, Optional.of(store))));
      assertThat(outcome.interrupted()).isTrue();
      assertThat(outcome.done()).isEqualTo(1);
    }
  }
}
