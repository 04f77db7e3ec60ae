package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Threads that wait beside an idle processor, and who takes them. */
class PlacementTest {
  private static final OsSpec OS =
      new OsSpec(SchedulerKind.ROUND_ROBIN, 500 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
  private static final PlacementSpec LINUX = new PlacementSpec(1.17, 0, 0);

  private static List<String> run(PlacementSpec placement, Consumer<Script> actions) {
    return Script.run(machine(2, 1, 1), OS.with(placement), actions);
  }

  /** Thread c, which works for 1 ms after each wake-up, and did so on processor 0. */
  private static KernelThread ranOnProcessor0(Script script) {
    KernelThread c = script.blocker("c", MS);
    script.at(0, () -> c.wake(0));
    return c;
  }

  /**
   * Thread c ran on processor 0, where a computes now. Processor 1 has been idle for 1 ms, but both
   * were busy for long: utilisation 1 − 0.5^(100 / 33.6) = 87 %.
   */
  private static final Consumer<Script> WAKES_BESIDE_IDLE =
      script -> {
        KernelThread c = ranOnProcessor0(script);
        script.job("a", 2 * MS, 200 * MS);
        script.job("b", 2 * MS, 99 * MS);
        script.at(102 * MS, () -> c.wake(0));
      };

  @Test
  void withoutLimitAWokenThreadFindsTheIdleProcessor() {
    assertThat(run(PlacementSpec.ideal(), WAKES_BESIDE_IDLE))
        .contains("101000000 cpu1 idle", "102000000 c on", "103000000 c blocks");
  }

  /** The tick after 102 ms is at 104. */
  @Test
  void busyProcessorsKeepItWhereItWasUntilATick() {
    assertThat(run(LINUX, WAKES_BESIDE_IDLE))
        .contains("101000000 cpu1 idle", "104000000 c on", "105000000 c blocks")
        .doesNotContain("102000000 c on");
  }

  /** Only a computes: utilisation below 60 %. */
  @Test
  void whereProcessorsIdledOfLateItLooksAround() {
    assertThat(
            run(
                LINUX,
                script -> {
                  KernelThread c = ranOnProcessor0(script);
                  script.job("a", 2 * MS, 200 * MS);
                  script.at(102 * MS, () -> c.wake(0));
                }))
        .contains("102000000 c on", "102000000 migration");
  }

  /** At 102 ms it is kept on processor 0, at 104 taken by 1; when 1 is busy it goes back to 0. */
  @Test
  void theProcessorBeforeTheLastOneIsTriedToo() {
    assertThat(
            run(
                LINUX,
                script -> {
                  KernelThread c = ranOnProcessor0(script);
                  script.job("a", 2 * MS, 109 * MS);
                  script.job("b", 2 * MS, 99 * MS);
                  script.at(102 * MS, () -> c.wake(0));
                  script.job("d", 105 * MS, 50 * MS);
                  script.at(113 * MS, () -> c.wake(0));
                }))
        .containsSubsequence(
            "104000000 c on", "105000000 d on", "111000000 cpu0 idle", "113000000 c on");
  }

  /** Processor 0 has two jobs of 10 ms, of which one waits; processor 1 is done at 5 ms. */
  private static final Consumer<Script> TWO_AND_ONE =
      script -> {
        script.job("a", 0, 10 * MS);
        script.job("b", 0, 5 * MS);
        script.job("c", 0, 10 * MS);
      };

  @Test
  void aProcessorWithoutWorkTakesAWaitingThreadAtOnce() {
    assertThat(run(PlacementSpec.ideal(), TWO_AND_ONE)).contains("5000000 c on");
  }

  /** The tick after 5 ms is at 8. */
  @Test
  void ifItDoesNotLookATickDoes() {
    assertThat(run(new PlacementSpec(0, 1, 0), TWO_AND_ONE))
        .contains("5000000 cpu1 idle", "8000000 c on", "18000000 c done");
  }

  /**
   * Threads a and c share processor 0 in turns of 2 ms, so whoever waits ran until 2 ms ago. A
   * thread as warm as that is left at 5 ms, by the balancings at 6 and 10 ms (every 4 ms on four
   * hardware threads), and taken at 14 ms.
   */
  @Test
  void warmThreadsAreLeftUntilTheThirdBalancing() {
    OsSpec turns =
        new OsSpec(SchedulerKind.ROUND_ROBIN, 2 * MS, 2 * MS, 0, 0, 0, 0, 0, 0)
            .with(new PlacementSpec(0, 0, 100 * MS));
    List<String> lines =
        Script.run(
            machine(4, 1, 1),
            turns.within(BandwidthSpec.exact(), new ControlGroup(Optional.empty(), List.of(0, 1))),
            script -> {
              script.job("a", 0, 100 * MS);
              script.job("b", 0, 5 * MS);
              script.job("c", 0, 100 * MS);
            });
    assertThat(lines).containsSubsequence("5000000 cpu1 idle", "14000000 cpu1 busy");
    assertThat(lines.stream().filter(line -> line.endsWith("cpu1 busy"))).hasSize(2);
  }

  /**
   * As in busyProcessorsKeepItWhereItWas, but processor 0 is idle, too, and reserved for a while
   * for a when c wakes. Nobody runs there yet; still, who of the two has to wait is taken at a
   * tick.
   */
  @Test
  void whoWaitsBehindAWakingThreadIsTakenToo() {
    OsSpec late =
        new OsSpec(SchedulerKind.ROUND_ROBIN, 500 * MS, 4 * MS, 0, 0, MS, 0, 0, 0).with(LINUX);
    assertThat(
            Script.run(
                machine(2, 1, 1),
                late,
                script -> {
                  KernelThread a = script.blocker("a", 100 * MS);
                  KernelThread c = script.blocker("c", 50 * MS);
                  script.at(0, () -> a.wake(0));
                  script.job("b", 0, 160 * MS);
                  script.at(102 * MS, () -> c.wake(0));
                  script.at(170 * MS, () -> a.wake(0));
                  script.at(170 * MS + 1, () -> c.wake(0));
                }))
        .containsSubsequence("161000000 cpu1 idle", "171000000 c on", "172000000 a on");
  }

  /**
   * Four times c waits behind a short job, and at the next balancing nothing is to be done, which
   * is not in vain: behind the long job b the warm c is left at 20 and 22 ms, as the first time.
   */
  @Test
  void nothingToTakeIsNotInVain() {
    List<String> lines =
        Script.run(
            machine(2, 1, 1),
            new OsSpec(SchedulerKind.ROUND_ROBIN, 500 * MS, 2 * MS, 0, 0, 0, 0, 0, 0)
                .with(new PlacementSpec(1e6, 0, 100 * MS)),
            script -> {
              KernelThread c = ranOnProcessor0(script);
              for (int i = 0; i < 4; i++) {
                script.job("a" + i, (2 + 4 * i) * MS, MS + 500_000);
                script.at((2 + 4 * i) * MS + 1, () -> c.wake(0));
              }
              script.job("b", 18 * MS, 20 * MS);
              script.at(18 * MS + 1, () -> c.wake(0));
            });
    assertThat(lines).contains("24000000 c on");
    assertThat(lines.stream().filter(line -> line.endsWith("migration"))).hasSize(1);
  }

  @Test
  void spellsOutWhatIsOutOfRange() {
    assertThatThrownBy(() -> new PlacementSpec(0, 1.1, 0)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new PlacementSpec(-1, 0, 0)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new PlacementSpec(0, 0, -7)).hasMessageContaining("-7");
  }
}
