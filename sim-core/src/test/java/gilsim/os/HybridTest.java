package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.free;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.hardware.EfficiencyCores;
import gilsim.hardware.MachineSpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hybrid processors: who runs where, when threads move, and how fast equal tasks get done. */
class HybridTest {
  private static MachineSpec hybrid(int performance, int threads, int efficiency, double speed) {
    return Script.machine(performance, threads, 1.2).with(new EfficiencyCores(efficiency, speed));
  }

  @Test
  void hardwareThreadsCountBothKinds() {
    MachineSpec machine = hybrid(6, 2, 8, 0.6);
    assertThat(machine.hardwareThreads()).isEqualTo(20);
    assertThat(machine.physicalCores()).isEqualTo(14);
  }

  @Test
  void performanceCoresThenEfficiencyCoresThenSiblings() {
    assertThat(
            Script.run(
                hybrid(2, 2, 2, 0.5),
                new OsSpec(SchedulerKind.EEVDF, MS, 0, 0, 0, 0, 0, 0, MS),
                s -> {
                  for (int i = 0; i < 6; i++) {
                    s.job("j" + i, i, 1_000);
                  }
                }))
        .containsSubsequence(
            "0 cpu0 busy",
            "1 cpu2 busy",
            "2 cpu4 busy",
            "3 cpu5 busy",
            "4 cpu1 busy",
            "5 cpu3 busy");
  }

  @Test
  void threadThatWakesPrefersAnIdlePerformanceCoreToItsEfficiencyCore() {
    assertThat(
            Script.run(
                hybrid(1, 1, 1, 0.5),
                new OsSpec(SchedulerKind.EEVDF, MS, 0, 0, 0, 0, 0, 0, MS),
                s -> {
                  s.job("a", 0, 50);
                  KernelThread b = s.blocker("b", 10);
                  s.at(0, () -> b.wake(0));
                  s.at(100, () -> b.wake(0));
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 cpu1 busy",
            "0 a on",
            "0 b on",
            "20 b blocks",
            "20 voluntary",
            "20 cpu1 idle",
            "50 a done",
            "50 voluntary",
            "50 cpu0 idle",
            "100 migration",
            "100 cpu0 busy",
            "100 b on",
            "110 b blocks",
            "110 voluntary",
            "110 cpu0 idle");
  }

  @Test
  void idlePerformanceCoreTakesTheThreadOfAnEfficiencyCoreAfterTheBalanceTime() {
    assertThat(
            Script.run(
                hybrid(1, 1, 1, 0.5),
                new OsSpec(SchedulerKind.EEVDF, MS, 0, 0, 0, 0, 0, 0, 20),
                s -> {
                  s.job("a", 0, 100);
                  s.job("b", 0, 100);
                }))
        // b has 40 of 100 left when it moves
        .containsSubsequence("100 a done", "120 cpu1 idle", "120 migration", "120 cpu0 busy")
        .contains("160 b done");
  }

  /** With balance 0 the fastest processors are always busy; from the definition, by hand. */
  @ParameterizedTest
  @CsvSource({
    // 2 cores of 1 and 2 of 0.5: the last of three: 1 s alone on 0.5, then 0.5 at full speed
    "2, 1, 2, 0.5, 2, 1.0",
    "2, 1, 2, 0.5, 3, 1.5",
    "2, 1, 2, 0.5, 4, 1.5",
    // 1 core with siblings (0.6 each) and 1 of 0.5: 3 tasks; at 1.6667 two are done and the third
    // has 0.1667 left
    "1, 2, 1, 0.5, 3, 1.833333",
    // 6 of the 8 slow ones move at 1 and end at 1.4; then the other two, with 0.16 left
    "6, 2, 8, 0.6, 14, 1.56"
  })
  void equalTasks(int p, int threads, int e, double speed, int tasks, double seconds) {
    for (SchedulerKind kind : SchedulerKind.values()) {
      double[] end = new double[1];
      Script.run(
          hybrid(p, threads, e, speed),
          free(kind, 1_000 * MS),
          script -> {
            script.quiet();
            Jobs jobs = new Jobs(script);
            for (int i = 0; i < tasks; i++) {
              jobs.add(0, 1e9);
            }
            script.atEnd(() -> end[0] = jobs.makespan() / 1e9);
          });
      assertThat(end[0]).as(kind.label()).isCloseTo(seconds, Offset.offset(1e-6));
    }
  }
}
