package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Threads that may use some hardware threads only. */
class AffinityTest {
  private static OsSpec only(Integer... hardwareThreads) {
    OsSpec os = free(SchedulerKind.EEVDF, MS);
    return os.within(os.bandwidth(), new ControlGroup(Optional.empty(), List.of(hardwareThreads)));
  }

  @Test
  void oneHardwareThreadPerCoreLeavesNoSiblings() {
    assertThat(
            Script.run(
                machine(4, 2, 1.2),
                only(6, 3),
                s -> {
                  s.job("a", 0, 100);
                  s.job("b", 0, 100);
                  s.job("c", 0, 100);
                }))
        .contains("0 cpu3 busy", "0 cpu6 busy", "100 a done", "100 b done", "200 c done")
        .noneMatch(line -> line.matches(".* cpu[012457].*"));
  }

  @Test
  void siblingsShareTheirCoreWhileOthersStayIdle() {
    assertThat(
            Script.run(
                machine(4, 2, 1.2),
                only(2, 3),
                s -> {
                  s.job("a", 0, 60);
                  s.job("b", 0, 60);
                }))
        .contains("0 cpu2 busy", "0 cpu3 busy", "100 a done", "100 b done")
        .noneMatch(line -> line.matches(".* cpu[014567].*"));
  }

  @Test
  void idleCoreTakesARunningThreadFromAnAllowedOneOnly() {
    assertThat(
            Script.run(
                machine(3, 2, 1.2),
                only(0, 1, 4),
                s -> {
                  s.job("a", 0, 90);
                  s.job("b", 0, 30);
                  s.job("c", 0, 90);
                }))
        .containsSubsequence("0 cpu4 busy", "30 b done", "30 migration", "30 cpu4 busy")
        .contains("102 a done", "102 c done");
  }

  @Test
  void numbersBeyondTheMachineAreRefused() {
    assertThatThrownBy(() -> new ControlGroup(Optional.empty(), List.of(8)).check(8))
        .hasMessageContaining("hardware thread 8, but the machine has only 0 to 7");
  }
}
