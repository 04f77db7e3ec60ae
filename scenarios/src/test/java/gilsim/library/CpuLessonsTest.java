package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What the descriptions of the lessons about processors and the GIL say. */
class CpuLessonsTest {
  private static final Percentage CLOSE = withPercentage(1);

  @Test
  void interpreters() {
    LibraryRuns runs = LibraryRuns.of("30-interpreters");
    assertThat(runs.mean("interpreters", "makespan")).isCloseTo(0.413, CLOSE);
    assertThat(runs.mean("processes", "makespan")).isCloseTo(0.43, CLOSE);
    assertThat(runs.mean("spawned", "makespan")).isCloseTo(0.534, CLOSE);
    assertThat(runs.mean("threads", "makespan")).isCloseTo(1.6, CLOSE);
    assertThat(runs.mean("shared-gil", "makespan")).isCloseTo(1.82, CLOSE);
    double memory = runs.mean("interpreters", "peak-memory");
    assertThat(memory / runs.mean("spawned", "peak-memory")).isBetween(0.45, 0.55);
    assertThat(runs.mean("processes", "peak-memory") / memory).isBetween(0.85, 0.95);
  }

  @Test
  void freeThreads() {
    LibraryRuns runs = LibraryRuns.of("32-free-threads");
    for (String cores : new String[] {"1", "2", "4", "8"}) {
      assertThat(runs.mean("threads", "makespan", cores)).isCloseTo(1.64, CLOSE);
      for (String label : new String[] {"free-threads", "free-threads-3.13"}) {
        assertThat(runs.mean(label, "lost-updates/guarded", cores)).isZero();
      }
      assertThat(runs.mean("threads", "lost-updates/count", cores)).isZero();
    }
    assertThat(runs.mean("free-threads", "makespan", "8")).isCloseTo(0.242, CLOSE);
    assertThat(runs.mean("processes", "makespan", "8")).isCloseTo(0.2206, CLOSE);
    assertThat(runs.mean("free-threads", "makespan", "1")).isCloseTo(1.77, CLOSE);
    assertThat(runs.mean("free-threads-3.13", "makespan", "1")).isCloseTo(2.36, CLOSE);
    // Seeded; the mean of 20 replications has a standard error of a third on one core.
    assertThat(runs.mean("free-threads", "lost-updates/count", "1")).isBetween(0.05, 0.12);
    assertThat(runs.mean("free-threads", "lost-updates/count", "2")).isBetween(0.08, 0.20);
    assertThat(runs.mean("free-threads", "lost-updates/count", "4")).isBetween(0.30, 0.40);
    assertThat(runs.mean("free-threads", "lost-updates/count", "8")).isCloseTo(0.70, CLOSE);
  }

  @Test
  void whatItCosts() {
    LibraryRuns runs = LibraryRuns.of("36-what-it-costs");
    String[][] points = {
      {"1", "0.05", "1"}, {"2", "0.1", "2"}, {"4", "0.2", "4"}, {"8", "0.4", "8"}
    };
    double[] prefork = {17.4, 8.75, 4.52, 2.96};
    double[] paid = {0.0604, 0.0608, 0.0628, 0.0821};
    for (int i = 0; i < points.length; i++) {
      assertThat(runs.mean("loop", "makespan", points[i])).isCloseTo(16.1, CLOSE);
      assertThat(runs.mean("threads", "makespan", points[i])).isBetween(16.1, 16.4);
      // 3600 s an hour, a million of 4000 requests each.
      assertThat(runs.mean("loop", "cost-per-million", points[i]))
          .isCloseTo(0.05 * (1 << i) * 16.1 / 3600 * 250, CLOSE);
      assertThat(runs.mean("prefork", "makespan", points[i]))
          .isCloseTo(prefork[i], withPercentage(2));
      assertThat(runs.mean("prefork", "cost-per-million", points[i]))
          .isCloseTo(paid[i], withPercentage(2));
    }
  }

  @Test
  void executors() {
    LibraryRuns runs = LibraryRuns.of("35-executors");
    for (String strategy : new String[] {"asyncio", "threads"}) {
      assertThat(runs.mean(strategy, "makespan", "four-threads")).isCloseTo(2.12, CLOSE);
      assertThat(runs.mean(strategy, "makespan", "four-processes")).isCloseTo(0.61, CLOSE);
    }
  }

  @Test
  void prefork() {
    LibraryRuns runs = LibraryRuns.of("33-prefork");
    assertThat(runs.mean("threads", "makespan", "8")).isCloseTo(3.26, CLOSE);
    assertThat(runs.mean("processes", "makespan", "8")).isCloseTo(4.82, CLOSE);
    assertThat(runs.mean("many-processes", "makespan", "8")).isCloseTo(0.98, CLOSE);
    assertThat(runs.mean("loops", "makespan", "8")).isCloseTo(1.02, CLOSE);
    assertThat(runs.mean("prefork", "makespan", "1"))
        .isCloseTo(runs.mean("processes", "makespan", "1"), CLOSE);
    assertThat(runs.mean("prefork", "makespan", "2")).isCloseTo(2.54, CLOSE);
    assertThat(runs.mean("prefork", "makespan", "8")).isCloseTo(1.21, withPercentage(2));
    assertThat(runs.mean("prefork", "makespan", "16")).isBetween(1.19, 1.27);
    assertThat(runs.mean("prefork", "peak-memory", "8")).isCloseTo(23.3e6, CLOSE);
    assertThat(runs.mean("many-processes", "peak-memory", "8")).isCloseTo(73.1e6, CLOSE);
  }

  @Test
  void oneCoreOneGil() {
    LibraryRuns runs = LibraryRuns.of("01-one-core-one-gil");
    assertThat(runs.mean("sequential", "makespan")).isCloseTo(4.0, withPercentage(0.1));
    assertThat(runs.mean("threads", "makespan")).isBetween(4.01, 4.04);
    assertThat(runs.mean("processes", "makespan")).isBetween(4.01, 4.04);
    assertThat(runs.mean("sequential", "latency-mean")).isCloseTo(2.5, CLOSE);
    assertThat(runs.mean("threads", "latency-mean")).isCloseTo(3.97, CLOSE);
    assertThat(runs.mean("processes", "latency-mean")).isCloseTo(4.0, CLOSE);
  }

  @Test
  void threadsAndProcesses() {
    LibraryRuns runs = LibraryRuns.of("02-threads-and-processes");
    for (String cores : new String[] {"1", "2", "3", "4", "6", "8"}) {
      assertThat(runs.mean("threads", "makespan", cores)).isCloseTo(8.06, CLOSE);
    }
    assertThat(runs.mean("processes", "makespan", "1")).isCloseTo(8.04, CLOSE);
    assertThat(runs.mean("processes", "makespan", "2")).isCloseTo(4.02, CLOSE);
    assertThat(runs.mean("processes", "makespan", "4")).isCloseTo(2.02, CLOSE);
    assertThat(runs.mean("processes", "makespan", "6")).isCloseTo(1.52, CLOSE);
    assertThat(runs.mean("processes", "makespan", "8")).isCloseTo(1.01, CLOSE);
  }

  @Test
  void hyperthreads() {
    LibraryRuns runs = LibraryRuns.of("04-hyperthreads");
    assertThat(runs.mean("processes", "makespan", "plain-4c", "8")).isCloseTo(2.02, CLOSE);
    assertThat(runs.mean("processes", "makespan", "laptop-4c8t", "8")).isCloseTo(1.68, CLOSE);
    assertThat(runs.mean("processes", "makespan", "plain-8c", "8")).isCloseTo(1.01, CLOSE);
    assertThat(runs.mean("processes", "makespan", "laptop-4c8t", "4"))
        .isCloseTo(runs.mean("processes", "makespan", "plain-4c", "4"), CLOSE);
  }

  @Test
  void lockContention() {
    LibraryRuns runs = LibraryRuns.of("10-lock-contention");
    assertThat(runs.mean("pool", "makespan", "1")).isCloseTo(4.0, CLOSE);
    assertThat(runs.mean("pool", "makespan", "2")).isCloseTo(2.0, CLOSE);
    assertThat(runs.mean("pool", "makespan", "4")).isCloseTo(1.0, CLOSE);
    for (String workers : new String[] {"5", "6", "8", "16"}) {
      assertThat(runs.mean("pool", "makespan", workers)).isBetween(0.80, 0.84);
    }
    assertThat(runs.mean("pool", "time/lock", "8")).isCloseTo(6e-3, withPercentage(5));
    assertThat(runs.mean("pool", "time/lock", "16")).isCloseTo(22e-3, withPercentage(5));
  }

  @Test
  void nativeCode() {
    LibraryRuns runs = LibraryRuns.of("11-native-code");
    assertThat(runs.mean("threads", "makespan", "released")).isCloseTo(0.416, CLOSE);
    assertThat(runs.mean("threads", "makespan", "held")).isCloseTo(1.6, CLOSE);
    assertThat(runs.mean("processes", "makespan", "held")).isCloseTo(0.409, CLOSE);
  }

  @Test
  void oversubscription() {
    LibraryRuns runs = LibraryRuns.of("12-oversubscription");
    assertThat(runs.mean("pool", "makespan", "4")).isCloseTo(1.61, CLOSE);
    for (String workers : new String[] {"8", "16", "32", "64"}) {
      assertThat(runs.mean("pool", "makespan", workers)).isBetween(1.61, 1.70);
    }
    assertThat(runs.mean("pool", "latency-mean", "4")).isCloseTo(0.86, CLOSE);
    assertThat(runs.mean("pool", "latency-mean", "64")).isCloseTo(1.484, CLOSE);
    assertThat(runs.mean("pool", "context-switches-involuntary", "64"))
        .isCloseTo(1600, withPercentage(5));
    assertThat(runs.mean("pool", "context-switches-involuntary", "4"))
        .isCloseTo(255, withPercentage(5));
  }

  /** A statement is exact where no check point lies inside; a call inside always has one. */
  @Test
  void lostUpdates() {
    LibraryRuns runs = LibraryRuns.of("29-lost-updates");
    for (String version : new String[] {"3.8", "3.9", "3.10", "3.11", "3.13"}) {
      String preset = "cpython-" + version;
      assertThat(runs.mean("threads", "lost-updates/x", "x = x + int(1)", preset))
          .isBetween(0.25, 0.42);
      assertThat(runs.mean("threads", "lost-updates/guarded", "x = x + 1", preset)).isZero();
      assertThat(runs.mean("asyncio", "lost-updates/x", "x = x + int(1)", preset)).isZero();
    }
    assertThat(runs.mean("threads", "lost-updates/x", "x = x + 1", "cpython-3.9"))
        .isBetween(0.2, 0.34);
    assertThat(runs.mean("threads", "lost-updates/x", "x = x + 1", "cpython-3.10")).isZero();
    assertThat(runs.mean("threads", "lost-updates/x", "x = x + 1", "cpython-3.13")).isZero();
  }
}
