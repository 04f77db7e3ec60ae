package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.US;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.distribution.Constant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Idle processors of virtual machines that halt after a while, with exact times. */
class HaltedProcessorTest {
  /** Wake-ups take 4 us on a busy processor, 8 on an idle one, 80 on one that has halted. */
  private static OsSpec haltsAfter(long idle) {
    OsSpec plain = new OsSpec(SchedulerKind.EEVDF, MS, 0, 2 * US, 4 * US, 8 * US, 20 * US, 0, MS);
    OsLatencies latencies =
        new OsLatencies(
            new Constant(4 * US),
            new Constant(8 * US),
            new Constant(0),
            new Constant(80 * US),
            idle,
            KernelWork.NONE);
    return new OsSpec(
        plain.policy(),
        plain.slice(),
        plain.tick(),
        plain.tickPhase(),
        plain.contextSwitch(),
        latencies,
        plain.migration(),
        plain.balance(),
        plain.cfs(),
        plain.placement(),
        plain.bandwidth(),
        plain.group());
  }

  private static List<String> starts(OsSpec spec, long... wakes) {
    return Script.run(
            machine(1, 1, 1),
            spec,
            script -> {
              KernelThread thread = script.blocker("a", 10 * US);
              for (long at : wakes) {
                script.at(at, () -> thread.wake(0));
              }
            })
        .stream()
        .filter(line -> line.endsWith(" on"))
        .toList();
  }

  /** Idle from 20 us on, from 120 us on, and from 412 us on. */
  @Test
  void wakesLateOnlyWhereTheProcessorHasBeenIdleForLong() {
    assertThat(starts(haltsAfter(100 * US), 0, 100 * US, 320 * US, 450 * US))
        .containsExactly("10000 a on", "110000 a on", "402000 a on", "460000 a on");
  }

  @Test
  void isStillAwakeAfterExactlyTheTime() {
    assertThat(starts(haltsAfter(80 * US), 0, 100 * US))
        .containsExactly("10000 a on", "110000 a on");
    assertThat(starts(haltsAfter(80 * US - 1), 0, 100 * US))
        .containsExactly("10000 a on", "182000 a on");
  }

  @Test
  void aProcessorThatHaltsTooLateNeverDoes() {
    OsSpec never = new OsSpec(SchedulerKind.EEVDF, MS, 0, 2 * US, 4 * US, 8 * US, 20 * US, 0, MS);
    assertThat(starts(haltsAfter(10 * MS), 0, 100 * US, 5 * MS))
        .isEqualTo(starts(never, 0, 100 * US, 5 * MS));
  }

  /** On a core at half of the speed 8 and 2 us take 16 and 4, and 10 us of work 20. */
  @Test
  void wakeUpsAndSwitchesTakeLongerOnASlowCore() {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, MS, 0, 2 * US, 4 * US, 8 * US, 20 * US, 0, MS);
    List<String> lines =
        Script.run(
            machine(1, 1, 1).withSpeeds(1, List.of(0.5)),
            spec,
            script -> {
              KernelThread thread = script.blocker("a", 10 * US);
              script.at(0, () -> thread.wake(0));
            });
    assertThat(lines).contains("20000 a on", "40000 a blocks");
  }

  @Test
  void timesAreNotNegative() {
    assertThatThrownBy(() -> haltsAfter(-1)).hasMessageContaining("at least 0");
  }
}
