package gilsim.hardware;

import static gilsim.kernel.Later.at;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** Bursts that slow each other, with random sizes, factors and instants; one to each core. */
class InterferencePropertyTest {
  private static final int TRIES = 200;
  private static final double NANOSECOND = 1;

  private record Burst(int begin, int work, Interference interference) {}

  private final List<Long> ends = new ArrayList<>();
  private final List<Double> done = new ArrayList<>();

  /**
   * The first is halted and goes on. No work is lost, and none takes less than alone or more than
   * under all slow-downs at once.
   */
  @Property(tries = TRIES, seed = "20261128")
  void workIsConservedAndTakesBetweenItsLeastAndItsMost(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 2_000) Integer> works,
      @ForAll @IntRange(max = 1_000) int gap,
      @ForAll @DoubleRange(min = 1, max = 4) double besideBusy,
      @ForAll @DoubleRange(min = 1, max = 3) double slowsOthers,
      @ForAll @IntRange(max = 2_000) int halt) {
    List<Burst> bursts = bursts(works, gap, new Interference(besideBusy, slowsOthers));
    run(bursts, halt);
    for (int i = 0; i < bursts.size(); i++) {
      Burst burst = bursts.get(i);
      double slowest = burst.interference().none() ? slowsOthers : besideBusy;
      assertThat(done.get(i)).isCloseTo(burst.work(), Offset.offset(NANOSECOND));
      assertThat((double) (ends.get(i) - burst.begin()))
          .isBetween(burst.work() - NANOSECOND, burst.work() * slowest + bursts.size());
    }
  }

  /**
   * While both run, the one that interferes has 1 / b of its speed and the other 1 / s; what is
   * left of the longer one is done at full speed.
   */
  @Property(tries = TRIES, seed = "20261128")
  void twoBurstsThatBeginTogetherEndWhenTheyMust(
      @ForAll @IntRange(min = 1_000, max = 100_000) int work,
      @ForAll @DoubleRange(min = 1, max = 4) double b,
      @ForAll @DoubleRange(min = 1, max = 3) double s) {
    run(
        List.of(new Burst(0, work, new Interference(b, s)), new Burst(0, work, Interference.NONE)),
        0);
    double first = work * Math.min(b, s);
    double second = first + work * (1 - Math.min(b, s) / Math.max(b, s));
    assertThat(ends.get(b < s ? 0 : 1).doubleValue()).isCloseTo(first, Offset.offset(2.0));
    assertThat(ends.get(b < s ? 1 : 0).doubleValue()).isCloseTo(second, Offset.offset(3.0));
  }

  /** Every other burst interferes. */
  private static List<Burst> bursts(List<Integer> works, int gap, Interference interference) {
    List<Burst> bursts = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      bursts.add(new Burst(i * gap, works.get(i), i % 2 == 0 ? interference : Interference.NONE));
    }
    return bursts;
  }

  private void run(List<Burst> bursts, int halt) {
    MachineSpec spec =
        new MachineSpec(1, bursts.size(), 1, 1, 1, List.of(), OptionalDouble.empty());
    Engine.run(
        engine -> {
          Processors processors =
              new Processors(engine, spec, new RandomStreams(1, 0), new TraceListener() {});
          for (int i = 0; i < bursts.size(); i++) {
            ends.add(0L);
            done.add(0.0);
            start(engine, processors.thread(i), bursts.get(i));
          }
          at(engine, halt, () -> goOn(processors.thread(0), bursts.get(0)));
        },
        Long.MAX_VALUE);
  }

  private void start(Engine engine, HardwareThread thread, Burst burst) {
    thread.listener(
        () -> {
          ends.set(thread.index(), engine.now());
          done.set(thread.index(), thread.workDone());
          thread.idle();
        });
    at(engine, burst.begin(), () -> thread.execute(burst.work(), burst.interference()));
  }

  private static void goOn(HardwareThread thread, Burst burst) {
    if (thread.busy()) {
      boolean ended = thread.halt();
      thread.execute(ended ? 0 : thread.rest(), burst.interference());
    }
  }
}
