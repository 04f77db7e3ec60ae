package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.fixture.Scenarios;
import gilsim.metric.MetricValue;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The known pathologies of CPython keep their shape. Measurements are those in the descriptions and
 * comments of the scenarios, made on a guest with two virtual processors, where they scatter by 30
 * % and more; bounds are wider by a little. Seeds are fixed; nothing here depends on chance.
 */
class PathologiesTest {
  private static final double MILLISECOND = 1e-3;

  /** Percentage points by which a share of lost updates may differ from the measured one. */
  private static final double BAND = 7;

  /** Measured undisturbed 29,000 to 39,000, beside one 97 to 102, beside two 54 to 71. */
  @Test
  void convoy() {
    LibraryRuns runs = LibraryRuns.of("40-pathology-convoy");
    for (String preset : List.of("cpython-3.8", "cpython-3.11", "cpython-3.13")) {
      assertThat(runs.mean(preset, "throughput/echo", "0")).isBetween(27_000.0, 42_000.0);
      assertThat(runs.mean(preset, "throughput/echo", "1")).isBetween(92.0, 107.0);
      assertThat(runs.mean(preset, "latency-p50/echo", "1")).isBetween(0.0100, 0.0108);
      assertThat(runs.mean(preset, "throughput/echo", "2")).isBetween(43.0, 85.0);
    }
  }

  /**
   * Measured: mean 5.2 to 5.3, 10.9 to 17.6, 10.9 to 17.5; p99 5.3 to 6.5, 40 to 66, 56 to 71. With
   * an interval of 1 ms and 0.1 ms beside one computing thread 1.20 ms and 0.27 ms.
   */
  @Test
  void gilLatency() {
    LibraryRuns runs = LibraryRuns.of("41-pathology-gil-latency");
    assertThat(wait(runs, "latency-mean", "5ms", 1)).isBetween(5.0, 5.5);
    assertThat(wait(runs, "latency-p99", "5ms", 1)).isBetween(5.0, 6.8);
    assertThat(wait(runs, "latency-mean", "5ms", 2)).isBetween(9.0, 20.0);
    assertThat(wait(runs, "latency-p99", "5ms", 2)).isBetween(32.0, 79.0);
    assertThat(wait(runs, "latency-mean", "5ms", 3)).isBetween(9.0, 21.0);
    assertThat(wait(runs, "latency-p99", "5ms", 3)).isBetween(45.0, 85.0);
    assertThat(wait(runs, "latency-mean", "1ms", 1)).isBetween(1.1, 1.3);
    assertThat(wait(runs, "latency-mean", "100us", 1)).isBetween(0.22, 0.32);
  }

  /** A cycle less its sleep of a millisecond, in milliseconds. */
  private static double wait(LibraryRuns runs, String metric, String interval, int hogs) {
    double cycle = runs.mean("threads", metric + "/sleeper", interval, Integer.toString(hogs));
    return cycle / MILLISECOND - 1;
  }

  /** A stall is as long as the call that holds the GIL; measured up to 0.3 ms if it drops it. */
  @Test
  void longCall() {
    LibraryRuns runs = LibraryRuns.of("42-pathology-long-c-call");
    assertThat(runs.mean("threads", "latency-max/sleeper", "115ms", "held"))
        .isBetween(0.100, 0.131);
    assertThat(runs.mean("threads", "latency-max/sleeper", "50ms", "held")).isBetween(0.047, 0.053);
    assertThat(runs.mean("threads", "latency-max/sleeper", "115ms", "released"))
        .isBetween(1e-3, 1.3e-3);
  }

  /**
   * Published for one operation on a shared object, 8 threads without a GIL: 340 to 450 ns, where
   * it takes 39 to 56 ns if each has its own (python/cpython issue 134761).
   */
  @Test
  void refcountContention() {
    LibraryRuns runs = LibraryRuns.of("50-pathology-refcount-contention");
    double alone = runs.mean("free-threads", "makespan", "1") / 200_000;
    double shared = runs.mean("free-threads", "makespan", "8") / 200_000;
    assertThat(alone).isBetween(39e-9, 56e-9);
    assertThat(shared).isBetween(340e-9, 450e-9);
    assertThat(runs.mean("free-threads", "lost-updates/counter", "8")).isBetween(0.7, 0.95);
    assertThat(runs.mean("threads", "lost-updates/counter", "8")).isZero();
  }

  /** The longest wait is a collection, and where it is in small steps the switch interval. */
  @Test
  void garbageCollection() {
    LibraryRuns runs = LibraryRuns.of("51-pathology-gc-pause");
    String[] whole = {"270ms", "30ms", "270ms", "30ms"};
    String[] steps = {"27ms", "3ms", "27ms", "3ms"};
    assertThat(runs.mean("threads", "latency-max/sleeper", whole)).isBetween(0.030, 0.037);
    assertThat(runs.mean("free-threads", "latency-max/sleeper", whole)).isBetween(0.028, 0.032);
    assertThat(runs.mean("threads", "latency-max/sleeper", steps)).isBetween(0.005, 0.012);
    assertThat(runs.mean("free-threads", "latency-max/sleeper", steps)).isBetween(0.003, 0.0045);
  }

  @Test
  void poolDeadlock() {
    Plan plan = Scenarios.planFile(Path.of("library", "43-pathology-pool-deadlock.yaml"));
    for (Cell cell : plan.cells()) {
      ReplicationResult result = Replication.run(cell.system(), plan.settings().seed(), 0);
      if (cell.strategy().equals("pool-2")) {
        assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(result.message())
            .contains("deadlock", "report #0 waits for the end of part #")
            .contains("one of the 2 workers of a thread pool, busy with report #0, report #1");
      } else {
        assertThat(result.outcome()).as(cell.strategy()).isEqualTo(Outcome.DONE);
      }
    }
  }

  /** What real executors and pools of 3.8, 3.11 and 3.13 do, in the scenario's own numbers. */
  @Test
  void workerDies() {
    Map<String, ReplicationResult> runs = runs("48-pathology-worker-dies.yaml");
    assertThat(runs.get("healthy").outcome()).isEqualTo(Outcome.DONE);
    assertLost(runs.get("executor"), 8, "the process pool broke (BrokenProcessPool); 8 tasks");
    assertLost(runs.get("pool"), 1, "1 task was lost: job #4");
    assertLost(runs.get("each"), 1, "1 task was lost: job #0");
  }

  private static void assertLost(ReplicationResult run, int unfinished, String message) {
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).startsWith("worker 0 was killed at 0.15 s; ").contains(message);
    assertThat(count(run, "unfinished")).isEqualTo(unfinished);
    assertThat(count(run, "completed")).isEqualTo(12 - unfinished);
  }

  /**
   * A lock that is held for a quarter of the time hangs about a quarter of some forty forked
   * children.
   */
  @Test
  void forkWithThreads() {
    Map<String, ReplicationResult> runs = runs("52-pathology-fork-with-threads.yaml");
    assertThat(runs.get("spawn").outcome()).isEqualTo(Outcome.DONE);
    assertThat(runs.get("fork").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(runs.get("fork").message())
        .contains("lock 'log', which logger #0 held in the parent when this process was forked");
    // The logger never ends. The others: Poisson of 10, outside with a probability of 0.0005.
    assertThat(count(runs.get("fork"), "unfinished") - 1).isBetween(1.0, 22.0);
  }

  @Test
  void deadReader() {
    Map<String, ReplicationResult> runs = runs("49-pathology-dead-reader.yaml");
    assertThat(runs.get("waiter-dies").outcome()).isEqualTo(Outcome.DONE);
    assertThat(count(runs.get("waiter-dies"), "completed")).isEqualTo(166);
    assertThat(runs.get("reader-dies").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(runs.get("reader-dies").message()).contains("holds the reader's lock of a pipe");
    assertThat(count(runs.get("reader-dies"), "completed")).isEqualTo(17);
    assertThat(runs.get("executor").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(count(runs.get("executor"), "completed")).isEqualTo(17);
  }

  private static Map<String, ReplicationResult> runs(String file) {
    Plan plan = Scenarios.planFile(Path.of("library", file));
    return plan.cells().stream()
        .collect(
            Collectors.toMap(
                Cell::strategy, cell -> Replication.run(cell.system(), plan.settings().seed(), 0)));
  }

  private static double count(ReplicationResult run, String metric) {
    return run.values().stream()
        .filter(value -> value.metric().equals(metric))
        .mapToDouble(MetricValue::value)
        .sum();
  }

  /**
   * Measured in millions a second: 0.84 to 1.35 on one thread, 0.30 to 0.42 on two, 0.12 to 0.23 on
   * four. Every doubling costs at least a third; how much more is predicted too low.
   */
  @Test
  void lockConvoy() {
    LibraryRuns runs = LibraryRuns.of("44-pathology-lock-convoy");
    double one = runs.mean("threads", "throughput", "1");
    double two = runs.mean("threads", "throughput", "2");
    double four = runs.mean("threads", "throughput", "4");
    assertThat(one).isBetween(0.84e6, 1.35e6);
    assertThat(two / one).isBetween(0.22, 0.67);
    assertThat(four / two).isBetween(0.29, 0.67);
  }

  /**
   * Measured in seconds, means of three to five runs, which scatter by up to a fifth. Nothing was
   * fitted to them; four threads on two cores are a quarter too fast.
   */
  @Test
  void gilBattle() {
    LibraryRuns runs = LibraryRuns.of("45-pathology-gil-battle");
    isNear(runs, 0.688, "all", "2", "75ms");
    isNear(runs, 0.670, "all", "3", "50ms");
    isNear(runs, 0.692, "all", "4", "37.5ms");
    isNear(runs, 0.640, "all", "8", "18.75ms");
    isNear(runs, 0.162, "[0]", "2", "75ms");
    isNear(runs, 0.279, "[0]", "4", "37.5ms");
    isNear(runs, 0.380, "[0]", "8", "18.75ms");
    assertThat(runs.mean("threads", "makespan", "all", "1", "150ms")).isBetween(0.15, 0.152);
  }

  private static void isNear(LibraryRuns runs, double measured, String... point) {
    assertThat(runs.mean("threads", "makespan", point)).isCloseTo(measured, withPercentage(20));
  }

  /** Measured: 0.33 s on one thread, 0.36 to 0.38 s on two and four. */
  @Test
  void gilOversubscription() {
    LibraryRuns runs = LibraryRuns.of("46-pathology-gil-oversubscription");
    double one = runs.mean("threads", "makespan", "1", "330ms");
    assertThat(runs.mean("threads", "makespan", "16", "20.625ms") / one).isBetween(1.0, 1.15);
    assertThat(runs.mean("threads", "latency-mean/request", "4", "82.5ms"))
        .isGreaterThan(2 * runs.mean("threads", "latency-mean/request", "1", "330ms"));
  }

  /**
   * Measured shares in per cent, means of five runs of two threads with 6 million passes each; the
   * standard error of one is about 1.5 points.
   */
  @Test
  void lostUpdates() {
    LibraryRuns runs = LibraryRuns.of("47-pathology-lost-updates");
    Map<String, double[]> measured =
        Map.of(
            "x = x + 1", new double[] {33.0, 32.8, 0, 0, 0, 0},
            "o.v += 1", new double[] {23.1, 23.8, 0, 0, 0, 0},
            "L[0] += 1", new double[] {31.8, 32.0, 0, 0, 0, 0},
            "t = x; x = t + 1", new double[] {39.0, 34.1, 0, 0, 0, 0},
            "x = x + len(s)", new double[] {40.1, 42.4, 39.7, 0, 0, 0},
            "x = x + int(1)", new double[] {42.0, 41.2, 40.9, 40.0, 38.9, 30.3},
            "x = x + one()", new double[] {41.5, 39.9, 39.4, 29.5, 28.9, 27.5});
    List<String> versions = List.of("3.8", "3.9", "3.10", "3.11", "3.12", "3.13");
    measured.forEach(
        (form, shares) -> {
          for (int i = 0; i < shares.length; i++) {
            double lost = 100 * runs.mean("cpython-" + versions.get(i), "lost-updates/x", form);
            assertThat(lost)
                .as("%s in %s", form, versions.get(i))
                .isCloseTo(shares[i], offset(shares[i] == 0 ? 0 : BAND));
          }
        });
  }
}
