package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether idle processors halt, from wake-ups after known idle times. */
class HaltFitTest {
  private final SimulatedRounds probes = new SimulatedRounds();

  private void wakes(int halts, double late, double call) {
    Map<String, double[]> samples = new HashMap<>();
    for (int idle : HaltFit.IDLE) {
      samples.put("after_" + idle, new double[] {idle < halts ? 13e-6 : late});
      samples.put("call_" + idle, new double[] {idle < halts ? 7e-6 : call});
    }
    probes.add(SystemFit.SWITCH, samples);
  }

  @Test
  void itIsWhereWakeUpsBecomeLong() {
    wakes(150, 90e-6, 38e-6);
    HaltFit.Halt halt = HaltFit.fit(probes.rounds()).orElseThrow();
    assertThat(halt.after()).isCloseTo(125e-6, within(1e-9));
    assertThat(halt.extra().value()).isCloseTo(77e-6, within(1e-9));
  }

  /** The latencies of the machine are those of the preset, 8 us. */
  @Test
  void theMachineGetsIt() {
    wakes(300, 90e-6, 38e-6);
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.wakeup.halted")).isCloseTo(85e-6, within(1e-7));
    assertThat(probes.machine.text("os.wakeup.halts-after")).isEqualTo("250us");
    assertThat(probes.machine.seconds("os.wakeup.halted-call")).isCloseTo(31e-6, within(1e-9));
  }

  @Test
  void processorsThatWakeAsFastAfterAnyTimeDoNotHalt() {
    wakes(150, 20e-6, 8e-6);
    assertThat(HaltFit.fit(probes.rounds())).isEmpty();
  }

  /** Some hypervisors hold a halted processor ready: only the call for it is slow. */
  @Test
  void onlyTheCallThatWakesMayTellIt() {
    wakes(150, 15e-6, 24e-6);
    HaltFit.Halt halt = HaltFit.fit(probes.rounds()).orElseThrow();
    assertThat(halt.after()).isCloseTo(125e-6, within(1e-9));
    assertThat(halt.extra().value()).isCloseTo(2e-6, within(1e-9));
    assertThat(halt.call().orElseThrow().value()).isCloseTo(17e-6, within(1e-9));
  }
}
