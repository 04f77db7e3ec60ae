package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic of machine parameters, on made-up samples whose truth is known. */
class SystemFitTest {
  private static final Offset<Double> NANOSECONDS = Offset.offset(10e-9);

  private final SimulatedRounds probes = new SimulatedRounds();

  private static double[] of(double... values) {
    return values;
  }

  /** Two pipes' calls of 3 us by oneself; hand-overs of 4 us on one processor, 9 us elsewhere. */
  @Test
  void wakeUpsAreHandOversLessTheSwitch() {
    probes.add(
        SystemFit.SWITCH,
        Map.of(
            "self", of(3e-6),
            "same", of(14e-6),
            "free", of(24e-6),
            "yield_alone", of(1e-6),
            "yield_seconds", of(900e-6),
            "yield_calls", of(400),
            "yield_switches", of(400)));
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.context-switch")).isCloseTo(1.25e-6, NANOSECONDS);
    assertThat(probes.machine.seconds("os.wakeup.same-cpu")).isCloseTo(2.75e-6, NANOSECONDS);
    assertThat(probes.machine.seconds("os.wakeup.cross-cpu")).isCloseTo(7.75e-6, NANOSECONDS);
    assertThat(probes.machine.halfWidth("os.wakeup.cross-cpu"))
        .isCloseTo(0.97e-6, Offset.offset(0.02e-6));
  }

  /** Without the right to a real-time policy the switch stays the preset's. */
  @Test
  void theSwitchIsKeptWhereItCannotBeMeasured() {
    probes.add(SystemFit.SWITCH, Map.of("self", of(3e-6), "same", of(14e-6), "free", of(24e-6)));
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.text("os.context-switch")).isEqualTo("1.5us");
    assertThat(probes.machine.kept()).contains("os.context-switch");
    assertThat(probes.machine.seconds("os.wakeup.same-cpu")).isCloseTo(2.5e-6, NANOSECONDS);
  }

  /**
   * All sleeps are late by slack, wake-up (8 us), switch (1.5 us) and the call (6 us), and the
   * longer they are by the more of 80 us. That of 5 ms is late by 100 us for another reason.
   */
  @Test
  void slackIsWhatIsLeftOfLateSleeps() {
    Map<String, double[]> samples = new HashMap<>(Map.of("tick", of(1e-3)));
    for (int length : LatenessFit.SLEEPS) {
      double late = 75.5e-6 + 80e-6 * LatenessFit.share(length) + (length == 5 ? 100e-6 : 0);
      samples.put(LatenessFit.LATE + length, of(late - 1e-6, late, late + 1e-6));
    }
    probes.add(SystemFit.TIMER, samples);
    probes.add("threads", Map.of("call", of(6e-6)));
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.wakeup.idle-timer.most"))
        .isCloseTo(80e-6, Offset.offset(0.1e-6));
    assertThat(probes.machine.seconds("os.timer-slack")).isCloseTo(60e-6, Offset.offset(0.3e-6));
    assertThat(probes.machine.text("os.tick")).isEqualTo("1ms");
    assertThat(probes.machine.text("os.tick-phase")).isEqualTo("1ms");
  }

  /** A host on which longer sleeps are no later, and a probe that did not run. */
  @Test
  void sleepsThatAreAsLateAfterAnyTimeSayThatNothingGrows() {
    probes.add(
        SystemFit.TIMER,
        Map.of(
            "late_1", of(70e-6), "late_2", of(69e-6), "late_5", of(71e-6), "late_20", of(68e-6)));
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.wakeup.idle-timer.most")).isZero();
    assertThat(LatenessFit.fit(new SimulatedRounds().rounds())).isEmpty();
  }

  /** Code of 120 us during which a timer fires takes 160 us. */
  @Test
  void anInterruptIsWhatCodeTakesLongerDuringWhichATimerFires() {
    probes.add(
        SystemFit.TIMER,
        Map.of("fires", of(159e-6, 160e-6, 161e-6), "quiet", of(119e-6, 120e-6, 121e-6)));
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.interrupt")).isCloseTo(40e-6, Offset.offset(0.1e-6));
  }

  /** Siblings at 0.6 of their speed each; four cores of which all run at 0.9, two at 0.96. */
  @Test
  void processorsSlowEachOther() {
    probes.add(MachineFit.SIBLINGS, Map.of("solo", of(3e-3, 3e-3), "together", of(5e-3, 5e-3)));
    probes.add(MachineFit.CORES + 2, Map.of("solo", of(0.96e-3), "together", of(1e-3)));
    probes.add(MachineFit.CORES + 4, Map.of("solo", of(0.9e-3), "together", of(1e-3)));
    new MachineFit(probes.rounds(), probes.machine).apply(List.of(2, 4));
    assertThat(probes.machine.number("smt-yield")).isEqualTo(1.2);
    assertThat(probes.machine.get("turbo").orElseThrow().print())
        .contains("1", "0.96", "0.93", "0.9");
    assertThat(probes.machine.text("speed")).isEqualTo("1.0");
  }

  /**
   * Each of two processors is 0.8 as fast beside the other, and one is always at half of its speed.
   * In the third round it became slow halfway, so that round does not count.
   */
  @Test
  void processorsThatChangeTheirSpeedByThemselvesDoNotSlowEachOther() {
    double[] solo = of(1e-3, 2e-3, 2e-3, 1e-3);
    double[] together = of(1.25e-3, 2.5e-3, 1.25e-3, 2.5e-3);
    for (int round = 0; round < 2; round++) {
      probes.add(MachineFit.CORES + 2, Map.of("solo", solo, "together", together));
    }
    probes.add(
        MachineFit.CORES + 2,
        Map.of("solo", of(1e-3, 1e-3, 2e-3, 1e-3), "together", of(1e-3, 2e-3, 1e-3, 2e-3)));
    new MachineFit(probes.rounds(), probes.machine).apply(List.of(2));
    assertThat(probes.machine.get("turbo").orElseThrow().print()).isEqualTo("[1, 0.8]");
  }
}
