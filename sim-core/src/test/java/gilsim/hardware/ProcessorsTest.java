package gilsim.hardware;

import static gilsim.kernel.Later.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Exact instants at which bursts end as siblings and the clock change. */
class ProcessorsTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void burstTakesItsWorkDividedByTheSpeedOfTheMachine() {
    run(machine(1, 1, 1, 0.5), (engine, p) -> p.thread(0).execute(100, Interference.NONE));
    assertThat(lines).containsExactly("200 cpu0");
  }

  @Test
  void siblingThatStartsAndStopsRetimesTheRestExactly() {
    run(
        machine(1, 2, 1.2, 1.0),
        (engine, p) -> {
          p.thread(0).execute(1_000, Interference.NONE);
          at(engine, 400, () -> p.thread(1).execute(300, Interference.NONE));
        });
    // 600 left at 400 for the one and 300 for the other, at 0.6: the other ends at 900; then 300
    assertThat(lines).containsExactly("900 cpu1", "1200 cpu0");
  }

  @Test
  void overheadTakesFixedTimeAndSlowsTheSibling() {
    run(
        machine(1, 2, 1.2, 1.0),
        (engine, p) -> {
          p.thread(0).execute(1_000, Interference.NONE);
          at(engine, 400, () -> p.thread(1).overhead(500));
        });
    assertThat(lines).containsExactly("900 cpu1", "1200 cpu0");
  }

  @Test
  void clockFallsWithTheNumberOfBusyCores() {
    run(
        machine(3, 1, 1, 1.0, 1.0, 0.8, 0.5),
        (engine, p) -> {
          p.thread(0).execute(1_000, Interference.NONE);
          at(engine, 100, () -> p.thread(1).execute(800, Interference.NONE));
          at(engine, 600, () -> p.thread(2).execute(100, Interference.NONE));
        });
    // cpu0 does 100, 400 and from 600 on 0.5; cpu2 ends at 800, then 0.8 again
    assertThat(lines).containsExactly("800 cpu2", "1175 cpu1", "1275 cpu0");
  }

  @Test
  void siblingsShareOneCoreOfTheClockTable() {
    run(
        machine(2, 2, 2.0, 1.0, 1.0, 0.5),
        (engine, p) -> {
          p.thread(0).execute(100, Interference.NONE);
          p.thread(1).execute(100, Interference.NONE);
        });
    assertThat(lines).containsExactly("100 cpu0", "100 cpu1");
  }

  @Test
  void coresOfDifferentSpeedsKeepTheirOwn() {
    run(
        machine(3, 1, 1, 1).withSpeeds(0.5, List.of(1.0, 0.5)),
        (engine, p) -> {
          for (int i = 0; i < 3; i++) {
            p.thread(i).execute(100, Interference.NONE);
          }
        });
    // cpu2 is not listed, so it is as fast as the machine
    assertThat(lines).containsExactly("200 cpu0", "200 cpu2", "400 cpu1");
  }

  @Test
  void coresOfTheSameSpeedAreAFasterMachine() {
    MachineSpec slow = machine(2, 1, 1, 1).withSpeeds(0.5, List.of(2.0, 2.0));
    BiConsumer<Engine, Processors> model =
        (engine, p) -> {
          p.thread(0).execute(101, Interference.NONE);
          at(engine, 50, () -> p.thread(1).execute(203, Interference.NONE));
        };
    run(slow, model);
    List<String> first = List.copyOf(lines);
    lines.clear();
    run(slow.withSpeeds(1, List.of()), model);
    assertThat(lines).isEqualTo(first);
  }

  @Test
  void moreSpeedsThanCoresAreRefused() {
    assertThatThrownBy(() -> machine(1, 1, 1, 1).withSpeeds(1, List.of(1.0, 1.0)))
        .hasMessageContaining("core-speeds has 2 numbers, for 1 cores");
    assertThatThrownBy(() -> machine(1, 1, 1, 1).withSpeeds(1, List.of(0.0)))
        .hasMessageContaining("above 0");
  }

  /** Two of three busy from 100 on, three until 250, nobody else from 500: 100, 200, the rest. */
  @Test
  void whatOthersSlowIsSlowForAsLongAsAnyOfThemIsBusy() {
    run(
        machine(3, 1, 1, 1.0),
        (engine, p) -> {
          p.thread(0).execute(1_000, new Interference(2, 1));
          at(engine, 100, () -> p.thread(1).execute(400, Interference.NONE));
          at(engine, 150, () -> p.thread(2).execute(100, Interference.NONE));
        });
    assertThat(lines).containsExactly("250 cpu2", "500 cpu1", "1200 cpu0");
  }

  /**
   * Both until one has done its 100 at a third of the speed; so has the other, who has 100 left.
   */
  @Test
  void burstsThatOthersSlowSlowEachOther() {
    run(
        machine(2, 1, 1, 1.0),
        (engine, p) -> {
          p.thread(0).execute(100, new Interference(3, 1));
          p.thread(1).execute(200, new Interference(3, 1));
        });
    assertThat(lines).containsExactly("300 cpu0", "400 cpu1");
  }

  /**
   * Beside it, from 100 to 220: it takes 60 x 2 while another computes, which does 120 / 1.5 = 80
   * meanwhile. What interferes itself is not slowed twice.
   */
  @Test
  void whatChangesPageTablesSlowsWhatOthersCompute() {
    run(
        machine(3, 1, 1, 1.0),
        (engine, p) -> {
          p.thread(0).execute(1_000, Interference.NONE);
          at(engine, 100, () -> p.thread(1).execute(60, new Interference(2, 1.5)));
          at(engine, 150, () -> assertThat(p.thread(2).speed()).isEqualTo(1 / 1.5));
          at(engine, 250, () -> assertThat(p.thread(2).speed()).isEqualTo(1));
        });
    assertThat(lines).containsExactly("220 cpu1", "1040 cpu0");
    lines.clear();
    run(
        machine(2, 1, 1, 1.0),
        (engine, p) -> {
          p.thread(0).execute(60, new Interference(2, 1.5));
          p.thread(1).execute(60, new Interference(2, 1.5));
        });
    assertThat(lines).containsExactly("120 cpu0", "120 cpu1");
  }

  @Test
  void theLastEntryOfTheClockTableHoldsForMoreCores() {
    run(
        machine(3, 1, 1, 1.0, 1.0, 0.5),
        (engine, p) -> {
          for (int i = 0; i < 3; i++) {
            p.thread(i).execute(100, Interference.NONE);
          }
        });
    assertThat(lines).containsExactly("200 cpu0", "200 cpu1", "200 cpu2");
  }

  @Test
  void haltedBurstKnowsItsRestAndItsWork() {
    run(
        machine(1, 1, 1, 0.5),
        (engine, p) -> {
          p.thread(0).execute(100, Interference.NONE);
          at(
              engine,
              60,
              () -> {
                assertThat(p.thread(0).halt()).isFalse();
                assertThat(p.thread(0).rest()).isEqualTo(70);
                assertThat(p.thread(0).workDone()).isEqualTo(30);
                assertThat(p.thread(0).busy()).isTrue();
                p.thread(0).idle();
                assertThat(p.thread(0).busyTime()).isEqualTo(60);
                assertThat(p.busyCores()).isZero();
              });
        });
    assertThat(lines).isEmpty();
  }

  @Test
  void burstHaltedAtItsVeryEndHasEnded() {
    run(
        machine(1, 1, 1, 1.0),
        (engine, p) -> {
          at(engine, 100, () -> assertThat(p.thread(0).halt()).isTrue());
          p.thread(0).execute(100, Interference.NONE);
        });
    assertThat(lines).isEmpty();
  }

  @Test
  void roundingToNanosecondsLeavesLessThanOneBehind() {
    run(
        machine(1, 1, 1, 0.3),
        (engine, p) -> {
          p.thread(0).execute(100, Interference.NONE);
          p.thread(0)
              .listener(
                  () -> {
                    assertThat(engine.now()).isEqualTo(333);
                    assertThat(p.thread(0).rest()).isCloseTo(0.1, Offset.offset(1e-9));
                  });
        });
  }

  private static MachineSpec machine(
      int cores, int threadsPerCore, double yield, double speed, Double... turbo) {
    return new MachineSpec(
        1, cores, threadsPerCore, yield, speed, List.of(turbo), OptionalDouble.empty());
  }

  private void run(MachineSpec spec, BiConsumer<Engine, Processors> model) {
    Engine.run(
        engine -> {
          Processors processors =
              new Processors(engine, spec, new RandomStreams(1, 0), new TraceListener() {});
          for (int i = 0; i < processors.hardwareThreads(); i++) {
            HardwareThread thread = processors.thread(i);
            thread.listener(
                () -> {
                  lines.add(engine.now() + " cpu" + thread.index());
                  thread.idle();
                });
          }
          model.accept(engine, processors);
        },
        Long.MAX_VALUE);
  }
}
