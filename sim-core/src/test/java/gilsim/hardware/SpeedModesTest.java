package gilsim.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Cores that jump between two speeds. */
class SpeedModesTest {
  private static final SpeedModes MODES = new SpeedModes(0.6, 5_000, 3_000);

  private static MachineSpec machine(int cores) {
    return new MachineSpec(1, cores, 1, 1, 1, List.of(), OptionalDouble.empty()).with(MODES);
  }

  /** Work that a core could have done between two instants, from the definition. */
  private static double work(int seed, int core, long from, long until) {
    RandomStream random = new RandomStreams(seed, 0).stream("speed-modes", core);
    boolean slow = random.nextUniform() < 3.0 / 8;
    long begin = 0;
    double sum = 0;
    while (begin < until) {
      double mean = slow ? 3_000 : 5_000;
      long end = begin + Math.max(1, Math.round(-mean * Math.log(random.nextUniform())));
      long part = Math.max(0, Math.min(end, until) - Math.max(begin, from));
      sum += part * (slow ? 0.6 : 1);
      begin = end;
      slow = !slow;
    }
    return sum;
  }

  /** Runs a burst on a core at each of the given instants; returns when they end. */
  private static List<Long> ends(int seed, int cores, int core, double burst, long... starts) {
    List<Long> ends = new ArrayList<>();
    Engine.run(
        engine -> {
          Processors processors =
              new Processors(
                  engine, machine(cores), new RandomStreams(seed, 0), new TraceListener() {});
          HardwareThread thread = processors.thread(core);
          thread.listener(
              () -> {
                ends.add(engine.now());
                thread.idle();
              });
          for (long start : starts) {
            engine.schedule(
                new Event() {
                  @Override
                  protected void fire() {
                    thread.execute(burst, Interference.NONE);
                  }
                },
                start);
          }
        },
        Long.MAX_VALUE);
    return ends;
  }

  @Property(tries = 200, seed = "20261124")
  void burstsDoTheirWorkAtTheSpeedOfTheInstantHoweverLongTheCoreIdled(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 0, max = 3) int core,
      @ForAll @IntRange(min = 1, max = 40_000) int burst,
      @ForAll @IntRange(min = 0, max = 200_000) int gap) {
    long second = 70_000L + gap;
    List<Long> ends = ends(seed, 4, core, burst, 100, second);
    assertThat(work(seed, core, 100, ends.get(0))).isCloseTo(burst, Offset.offset(1.0));
    assertThat(work(seed, core, second, ends.get(1))).isCloseTo(burst, Offset.offset(1.0));
  }

  @Test
  void modesDependOnTheCoreAndNotOnHowManyThereAre() {
    assertThat(ends(3, 1, 0, 50_000, 0)).isEqualTo(ends(3, 8, 0, 50_000, 0));
    assertThat(ends(3, 2, 1, 50_000, 0)).isNotEqualTo(ends(3, 2, 0, 50_000, 0));
  }

  @Test
  void runEndsWhenNothingIsLeftToDo() {
    assertThat(ends(3, 1, 0, 0, 0)).containsExactly(0L);
  }

  /**
   * In the long run the speed is (5 + 3 x 0.6) / 8 = 0.85. The mean of 20 seeds is within 3.5
   * standard errors (false alarm: 0.0024), which are below 1 %.
   */
  @Test
  void longBurstRunsAtTheMeanSpeed() {
    double[] speeds =
        IntStream.range(0, 20).mapToDouble(seed -> 2e7 / ends(seed, 1, 0, 2e7, 0).get(0)).toArray();
    double mean = IntStream.range(0, 20).mapToDouble(i -> speeds[i]).average().orElseThrow();
    double squares = IntStream.range(0, 20).mapToDouble(i -> Math.pow(speeds[i] - mean, 2)).sum();
    double error = Math.sqrt(squares / 19 / 20);
    assertThat(error).isLessThan(0.01 * 0.85);
    assertThat(mean).isCloseTo(0.85, Offset.offset(3.5 * error));
  }

  @Test
  void refusesModesThatCannotBe() {
    assertThatThrownBy(() -> new SpeedModes(1.5, 1, 1)).hasMessageContaining("at most 1");
    assertThatThrownBy(() -> new SpeedModes(0.5, 0, 1)).hasMessageContaining("above 0");
  }
}
