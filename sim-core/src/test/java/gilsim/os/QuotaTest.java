package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.kernel.RandomStreams;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A container's quota: timelines, and the closed form for equal tasks. */
class QuotaTest {
  private static final long PERIOD = 100 * MS;
  private static final BandwidthSpec LINUX = new BandwidthSpec(5 * MS, MS, 5 * MS);

  private static OsSpec limited(OsSpec os, double cpus, BandwidthSpec bandwidth) {
    return os.within(
        bandwidth, new ControlGroup(Optional.of(new CpuQuota(cpus, PERIOD)), List.of()));
  }

  private static OsSpec exact(SchedulerKind kind, double cpus) {
    return limited(free(kind, 3 * MS), cpus, BandwidthSpec.exact());
  }

  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void burstLongerThanTheQuotaWaitsForRefills(SchedulerKind kind) {
    assertThat(Script.run(machine(2, 1, 1), exact(kind, 0.5), s -> s.job("a", 0, 120 * MS)))
        .containsExactly(
            "0 cpu0 busy",
            "0 a on",
            "50000000 involuntary",
            "50000000 cpu0 idle",
            "50000000 cpu0 throttled",
            "50000000 a off",
            "100000000 cpu0 unthrottled",
            "100000000 cpu0 busy",
            "100000000 a on",
            "150000000 involuntary",
            "150000000 cpu0 idle",
            "150000000 cpu0 throttled",
            "150000000 a off",
            "200000000 cpu0 unthrottled",
            "200000000 cpu0 busy",
            "200000000 a on",
            "220000000 a done",
            "220000000 voluntary",
            "220000000 cpu0 idle");
  }

  @Test
  void workThatEndsAtTheInstantOfExhaustionIsDone() {
    assertThat(
            Script.run(
                machine(1, 1, 1), exact(SchedulerKind.EEVDF, 0.5), s -> s.job("a", 0, 50 * MS)))
        .contains("50000000 a done")
        .doesNotContain("50000000 cpu0 throttled");
  }

  @Test
  void unusedQuotaIsNotSaved() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                exact(SchedulerKind.EEVDF, 0.5),
                s -> s.job("a", 730 * MS, 60 * MS)))
        .contains("780000000 cpu0 throttled", "800000000 cpu0 unthrottled", "810000000 a done");
  }

  @Test
  void threadThatWakesAfterExhaustionIsThrottledOnItsOwnProcessor() {
    assertThat(
            Script.run(
                machine(2, 1, 1),
                exact(SchedulerKind.EEVDF, 0.5),
                s -> {
                  s.job("a", 0, 55 * MS);
                  s.job("b", 60 * MS, 5 * MS);
                }))
        .contains(
            "50000000 cpu0 throttled",
            "60000000 cpu1 throttled",
            "100000000 cpu0 unthrottled",
            "100000000 cpu1 unthrottled",
            "105000000 a done",
            "105000000 b done");
  }

  @Test
  void threadsThatQueueBehindAThrottledProcessorSpreadAfterTheRefill() {
    assertThat(
            Script.run(
                machine(2, 1, 1),
                exact(SchedulerKind.ROUND_ROBIN, 0.5),
                s -> {
                  s.job("a", 0, 49 * MS);
                  KernelThread late = s.blocker("b", MS / 2);
                  s.at(0, () -> late.wake(0));
                  s.job("c", 49 * MS, 10 * MS);
                  s.job("d", 49 * MS, 10 * MS);
                  s.job("e", 49 * MS, 10 * MS);
                }))
        .contains("49250000 cpu0 throttled", "49250000 cpu1 throttled")
        .contains("100000000 c on", "100000000 d on", "116000000 e done");
  }

  @Test
  void kernelsSlicesOverrunByATickAndPayBack() {
    OsSpec ticking =
        limited(new OsSpec(SchedulerKind.EEVDF, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0), 0.5, LINUX);
    assertThat(Script.run(machine(1, 1, 1), ticking, s -> s.job("a", 0, 120 * MS)))
        .contains(
            "52000000 cpu0 throttled",
            "100000000 cpu0 unthrottled",
            "148000000 cpu0 throttled",
            "200000000 cpu0 unthrottled",
            "220000000 a done");
  }

  /** Scheduler and quota share the processor's tick, which a random phase makes later. */
  @Test
  void usedUpSliceIsNoticedAtTheProcessorsOwnTick() {
    long tick = 4 * MS;
    OsSpec phased =
        new OsSpec(
            SchedulerKind.EEVDF,
            3 * MS,
            tick,
            tick,
            0,
            OsLatencies.constant(0, 0, 0),
            0,
            0,
            CfsSpec.ofSlice(3 * MS),
            PlacementSpec.ideal(),
            BandwidthSpec.exact(),
            ControlGroup.unlimited());
    long phase = (long) (new RandomStreams(1, 0).stream("os/tick", 0).nextUniform() * tick);
    long expected = 48 * MS + phase < 50 * MS ? 52 * MS + phase : 48 * MS + phase;

    assertThat(phase).isPositive();
    assertThat(
            Script.run(machine(1, 1, 1), limited(phased, 0.5, LINUX), s -> s.job("a", 0, 120 * MS)))
        .contains(expected + " cpu0 throttled");
  }

  @Test
  void idleProcessorGivesAllButALittleBack() {
    OsSpec os =
        limited(free(SchedulerKind.EEVDF, 3 * MS), 0.2, new BandwidthSpec(9 * MS, MS, 5 * MS));
    assertThat(
            Script.run(
                machine(2, 1, 1),
                os,
                s -> {
                  s.job("a", 0, 30 * MS);
                  KernelThread b = s.blocker("b", 2 * MS);
                  s.at(0, () -> b.wake(0));
                }))
        // b took 9, used 2, kept 1 and gave 6 back; a used 9 + 2 + 6 = 17 ms
        .containsSubsequence("2000000 cpu1 idle", "17000000 cpu0 throttled")
        .contains("100000000 cpu0 unthrottled", "113000000 a done");
  }

  @Test
  void returnedTimeReachesThrottledProcessorsBeforeTheRefill() {
    OsSpec os =
        limited(free(SchedulerKind.EEVDF, 3 * MS), 0.3, new BandwidthSpec(10 * MS, 0, 5 * MS));
    assertThat(
            Script.run(
                machine(3, 1, 1),
                os,
                s -> {
                  s.job("a", 0, 30 * MS);
                  s.job("b", 9 * MS, 2 * MS);
                  s.job("c", 9 * MS, 2 * MS);
                }))
        // each took 10; b and c gave 8 each back at 11
        .containsSubsequence(
            "10000000 cpu0 throttled",
            "11000000 c done",
            "16000000 cpu0 unthrottled",
            "32000000 cpu0 throttled",
            "100000000 cpu0 unthrottled",
            "104000000 a done");
  }

  /** The closed form: k processors drain the quota together. */
  static double closedForm(int tasks, int processors, double work, double quota, double period) {
    int k = Math.min(tasks, processors);
    double burst = quota / k;
    if (burst >= period) {
      return tasks * work / k;
    }
    double each = work * tasks / k;
    double periods = Math.ceil(each / burst - 1e-12) - 1;
    return periods * period + each - periods * burst;
  }

  @ParameterizedTest
  @CsvSource({
    "4, 8, 1000, 2.0",
    "1, 8, 120, 0.5",
    "2, 2, 333, 1.5",
    "8, 4, 1000, 1.0",
    "3, 4, 500, 3.0",
    "5, 8, 70, 0.3",
    "2, 1, 100, 0.9",
    "6, 6, 400, 2.5"
  })
  void equalTasksEndWhenTheClosedFormSays(int tasks, int cores, double work, double cpus) {
    double expected = closedForm(tasks, cores, work, cpus * 100, 100);
    for (SchedulerKind kind : SchedulerKind.values()) {
      assertThat(makespan(tasks, cores, work, exact(kind, cpus)))
          .as(kind.label())
          .isCloseTo(expected, Offset.offset(1e-4));
    }
  }

  @Test
  void closedFormGivesThePublishedPoints() {
    assertThat(closedForm(4, 8, 1000, 200, 100)).isEqualTo(1950);
    assertThat(closedForm(1, 8, 120, 50, 100)).isEqualTo(220);
  }

  /** What slices and ticks add or take is at most a tick and a slice per processor. */
  @ParameterizedTest
  @CsvSource({"4, 8, 1000, 2.0", "1, 8, 120, 0.5", "8, 4, 1000, 1.0", "6, 6, 400, 2.5"})
  void slicesAndTicksStayNearTheClosedForm(int tasks, int cores, double work, double cpus) {
    OsSpec os = new OsSpec(SchedulerKind.EEVDF, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
    double expected = closedForm(tasks, cores, work, cpus * 100, 100);
    assertThat(makespan(tasks, cores, work, limited(os, cpus, LINUX)))
        .isCloseTo(expected, Offset.offset(Math.min(tasks, cores) * 9 / Math.max(1, cpus)));
  }

  private static double makespan(int tasks, int cores, double work, OsSpec os) {
    double[] end = new double[1];
    Script.run(
        machine(cores, 1, 1),
        os,
        script -> {
          script.quiet();
          Jobs jobs = new Jobs(script);
          for (int i = 0; i < tasks; i++) {
            jobs.add(0, work * MS);
          }
          script.atEnd(() -> end[0] = jobs.makespan() / 1e6);
        });
    return end[0];
  }

  @Test
  void refusesWhatTheKernelRefuses() {
    assertThatThrownBy(() -> new CpuQuota(0.005, PERIOD)).hasMessageContaining("at least 1ms");
    assertThatThrownBy(() -> new CpuQuota(1, 2_000 * MS)).hasMessageContaining("1ms and 1s");
    assertThatThrownBy(() -> new CpuQuota(Double.NaN, PERIOD)).hasMessageContaining("at least 1ms");
  }
}
