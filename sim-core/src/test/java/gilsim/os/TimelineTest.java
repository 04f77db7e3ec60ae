package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.US;
import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small situations with the exact instants that the model's rules give. */
class TimelineTest {
  private static final OsSpec COSTLY =
      new OsSpec(SchedulerKind.EEVDF, MS, 0, 2 * US, 4 * US, 8 * US, 20 * US, 0, MS);

  @Test
  void aLoneThreadRunsItsWorkInOneBurst() {
    assertThat(Script.run(machine(1, 1, 1), free(SchedulerKind.EEVDF, MS), s -> s.job("a", 5, 100)))
        .containsExactly("5 cpu0 busy", "5 a on", "105 a done", "105 voluntary", "105 cpu0 idle");
  }

  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void twoHogsOnOneProcessorTakeTurnsAtTicks(SchedulerKind kind) {
    OsSpec spec = new OsSpec(kind, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
    assertThat(
            Script.run(
                machine(1, 1, 1),
                spec,
                s -> {
                  s.job("a", 0, 6 * MS);
                  s.job("b", 0, 8 * MS);
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 a on",
            "4000000 involuntary",
            "4000000 a off",
            "4000000 b on",
            "8000000 involuntary",
            "8000000 b off",
            "8000000 a on",
            "10000000 a done",
            "10000000 voluntary",
            "10000000 b on",
            "14000000 b done",
            "14000000 voluntary",
            "14000000 cpu0 idle");
  }

  /** At 12 and 16 ms a job is done with its slice: it ends, instead of waiting for another turn. */
  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void workThatEndsWithItsSliceIsDone(SchedulerKind kind) {
    OsSpec spec = new OsSpec(kind, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
    assertThat(
            Script.run(
                machine(1, 1, 1),
                spec,
                s -> {
                  s.job("a", 0, 8 * MS);
                  s.job("b", 0, 8 * MS);
                  s.job("c", 20 * MS, 1);
                }))
        .filteredOn(line -> line.endsWith("done"))
        .containsExactly("12000000 a done", "16000000 b done", "20000001 c done");
  }

  @Test
  void siblingsShareTheirCore() {
    assertThat(
            Script.run(
                machine(1, 2, 1.2),
                free(SchedulerKind.EEVDF, MS),
                s -> {
                  s.job("a", 0, 100);
                  s.job("b", 40, 100);
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 a on",
            "40 cpu1 busy",
            "40 b on",
            "140 a done",
            "140 voluntary",
            "140 cpu0 idle",
            "180 b done",
            "180 voluntary",
            "180 cpu1 idle");
  }

  @Test
  void newThreadPaysForWakeUpAndSwitch() {
    assertThat(Script.run(machine(1, 1, 1), COSTLY, s -> s.job("a", 0, 10 * US)))
        .containsExactly(
            "8000 cpu0 busy", "10000 a on", "20000 a done", "20000 voluntary", "20000 cpu0 idle");
  }

  @Test
  void threadThatWakesOnAnIdleProcessorPaysItsWakeUpAndTheSwitchFromIdle() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                COSTLY,
                s -> {
                  KernelThread thread = s.blocker("a", 10 * US);
                  s.at(0, () -> thread.wake(0));
                  s.at(100 * US, () -> thread.wake(5 * US));
                }))
        .containsExactly(
            "8000 cpu0 busy",
            "10000 a on",
            "20000 a blocks",
            "20000 voluntary",
            "20000 cpu0 idle",
            "113000 cpu0 busy",
            "115000 a on",
            "125000 a blocks",
            "125000 voluntary",
            "125000 cpu0 idle");
  }

  @Test
  void threadThatWakesOnABusyProcessorPaysTheShorterLatency() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                COSTLY,
                s -> {
                  s.job("a", 0, 50 * US);
                  KernelThread thread = s.blocker("b", 10 * US);
                  // Wakes at 20, in the queue at 24, behind the first one until 60.
                  s.at(20 * US, () -> thread.wake(0));
                }))
        .containsSubsequence("60000 a done", "62000 b on", "72000 b blocks");
  }

  @Test
  void waitingThreadIsPulledByTheProcessorThatBecomesIdleAndPaysForMigration() {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, MS, 0, 2, 0, 0, 20, 0, MS);
    assertThat(
            Script.run(
                machine(2, 1, 1),
                spec,
                s -> {
                  KernelThread waiting = s.blocker("c", 100);
                  s.at(0, () -> waiting.wake(0));
                  s.job("a", 1_000, 5_000);
                  s.job("b", 1_000, 1_000);
                  s.at(1_500, () -> waiting.wake(0));
                }))
        .containsExactly(
            "0 cpu0 busy",
            "2 c on",
            "102 c blocks",
            "102 voluntary",
            "102 cpu0 idle",
            "1000 cpu0 busy",
            "1000 cpu1 busy",
            "1002 a on",
            "1002 b on",
            "2002 b done",
            "2002 voluntary",
            "2002 migration",
            "2024 c on",
            "2124 c blocks",
            "2124 voluntary",
            "2124 cpu1 idle",
            "6002 a done",
            "6002 voluntary",
            "6002 cpu0 idle");
  }

  @Test
  void idleCoreIsPreferredToIdleSiblingAndThatToWaiting() {
    assertThat(
            Script.run(
                machine(2, 2, 1.2),
                free(SchedulerKind.ROUND_ROBIN, MS),
                s -> {
                  s.job("a", 0, 100);
                  s.job("b", 1, 100);
                  s.job("c", 2, 100);
                  s.job("d", 3, 100);
                }))
        .startsWith(
            "0 cpu0 busy",
            "0 a on",
            "1 cpu2 busy",
            "1 b on",
            "2 cpu1 busy",
            "2 c on",
            "3 cpu3 busy",
            "3 d on");
  }

  @Test
  void idleCoreTakesRunningThreadAtOnceWhereBalanceIsZero() {
    assertThat(
            Script.run(
                machine(2, 2, 1.2),
                free(SchedulerKind.EEVDF, MS),
                s -> {
                  s.job("a", 0, 90);
                  s.job("b", 0, 30);
                  s.job("c", 0, 90);
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 cpu2 busy",
            "0 cpu1 busy",
            "0 a on",
            "0 b on",
            "0 c on",
            "30 b done",
            "30 voluntary",
            "30 cpu2 idle",
            "30 involuntary",
            "30 cpu1 idle",
            "30 c off",
            "30 migration",
            "30 cpu2 busy",
            "30 c on",
            "102 a done",
            "102 voluntary",
            "102 cpu0 idle",
            "102 c done",
            "102 voluntary",
            "102 cpu2 idle");
  }

  @Test
  void idleCoreWaitsForTheBalanceTimeAndPaysForMigration() {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, MS, 0, 0, 0, 0, 5, 0, 20);
    assertThat(
            Script.run(
                machine(2, 2, 1.2),
                spec,
                s -> {
                  s.job("a", 0, 90);
                  s.job("b", 0, 30);
                  s.job("c", 0, 90);
                }))
        .containsSequence("30 b done", "30 voluntary", "30 cpu2 idle", "50 involuntary")
        .containsSequence("50 cpu2 busy", "55 c on", "110 a done")
        .contains("115 c done");
  }

  @Test
  void coreThatWasIdleLongEnoughTakesAThreadAsSoonAsOneSharesACore() {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, MS, 0, 0, 0, 30, 0, 0, 20);
    assertThat(
            Script.run(
                machine(2, 2, 1.2),
                spec,
                s -> {
                  s.job("a", 0, 400);
                  s.job("b", 1, 10);
                  KernelThread late = s.blocker("c", 200);
                  s.at(2, () -> late.wake(100));
                }))
        // c was sent to the sibling of a while both cores were busy, and arrives later
        .containsSubsequence("41 cpu2 idle", "132 cpu1 busy", "132 involuntary", "132 cpu2 busy")
        .contains("332 c blocks", "430 a done");
  }

  @Test
  void interruptCutsTheBurstOfARunningThreadShort() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                free(SchedulerKind.EEVDF, MS),
                s -> {
                  KernelThread thread = s.interruptible("a", 100);
                  s.at(0, () -> thread.wake(0));
                  s.at(40, thread::interrupt);
                  s.at(40, thread::interrupt);
                }))
        .contains("40 a runs with 60.0 left", "100 a runs with 0.0 left")
        .hasSize(6);
  }

  @Test
  void interruptReachesAPreemptedThreadOnceItIsBack() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                free(SchedulerKind.ROUND_ROBIN, 50),
                s -> {
                  KernelThread thread = s.interruptible("a", 90);
                  s.at(0, () -> thread.wake(0));
                  s.job("b", 0, 100);
                  s.at(70, thread::interrupt);
                }))
        .containsSubsequence("50 a off", "50 b on", "100 b off", "100 a on")
        .containsSubsequence("100 a on", "100 a runs with 40.0 left", "140 a runs with 0.0 left");
  }

  @Test
  void burstThatEndsAtTheInstantOfTheInterruptHasEnded() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                free(SchedulerKind.EEVDF, MS),
                s -> {
                  KernelThread thread = s.interruptible("a", 100);
                  s.at(100, thread::interrupt);
                  s.at(0, () -> thread.wake(0));
                }))
        .contains("100 a runs with 0.0 left")
        .doesNotHaveDuplicates();
  }

  @Test
  void bodiesMustFollowTheRules() {
    assertThatThrownBy(
            () ->
                Script.run(
                    machine(1, 1, 1),
                    free(SchedulerKind.EEVDF, MS),
                    s -> s.os.create(self -> {}).wake(0)))
        .hasStackTraceContaining("must call exec, block or exit");
    assertThatThrownBy(
            () ->
                Script.run(
                    machine(1, 1, 1),
                    free(SchedulerKind.EEVDF, MS),
                    s -> s.job("a", 0, 10).exec(1)))
        .hasStackTraceContaining("inside the body's run");
    assertThatThrownBy(
            () ->
                Script.run(
                    machine(1, 1, 1),
                    free(SchedulerKind.EEVDF, MS),
                    s -> {
                      KernelThread thread = s.job("a", 0, 10);
                      s.at(5, () -> thread.wake(0));
                    }))
        .hasStackTraceContaining("only a blocked thread");
  }
}
