package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What threads that share a GIL were measured to do on one processor under Linux 6.18 with a tick
 * of 4 ms must emerge from the scheduler.
 */
class GilAndSchedulerTest {
  private static final OsSpec LINUX =
      new OsSpec(
          SchedulerKind.EEVDF, 1_400 * US, 4 * MS, 1_500, 4 * US, 8 * US, 0, 50 * US, 8 * MS);

  @Test
  void cpuBoundThreadsOnOneProcessorAlternateAtTwoTicks() {
    assertThat(twoHogs(2 * MS)).hasSizeGreaterThan(200).allSatisfy(gap -> near(gap, 8.0, 0.1));
  }

  /**
   * A second cycle of three ticks exists, where the thread that lost the GIL gets the processor,
   * and begins its timed wait, one tick later each time. Traces of the scheduler show it on real
   * systems, too; which cycle threads fall into depends on when in a tick they began to compete.
   */
  @Test
  void orAtThreeTicksWhereTheyBeganToCompeteRightAfterATick() {
    assertThat(twoHogs(100 * US).subList(1, 100)).allSatisfy(gap -> near(gap, 12.0, 0.1));
  }

  @Test
  void threadThatSleepsBesideAComputingThreadOfItsInterpreterWaitsOneInterval() {
    List<Double> gaps =
        gaps(
            (engine, os) -> {
              TinyGil gil = new TinyGil(engine, os);
              gil.new TinyThread(0, 0, 0);
              return gil.new TinyThread(MS, 10 * US, 1).passes;
            });
    near(mean(gaps), 6.16, 0.05);
  }

  @Test
  void threadThatSleepsBesideAnotherProcessPreemptsItAtOnce() {
    List<Double> gaps =
        gaps(
            (engine, os) -> {
              new TinyGil(engine, os).new TinyThread(0, 0, 0);
              return new TinyGil(engine, os).new TinyThread(MS, 10 * US, 1).passes;
            });
    near(mean(gaps), 1.06, 0.03);
  }

  private static List<Double> twoHogs(long secondStart) {
    return gaps(
            (engine, os) -> {
              TinyGil gil = new TinyGil(engine, os);
              gil.new TinyThread(0, 0, 0);
              gil.new TinyThread(0, 0, secondStart);
              return gil.taken;
            })
        .stream()
        .skip(2)
        .toList();
  }

  private static void near(double actual, double expected, double tolerance) {
    assertThat(actual).isCloseTo(expected, Offset.offset(tolerance));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** Milliseconds between the instants that a model collects in two seconds. */
  private static List<Double> gaps(BiFunction<Engine, OperatingSystem, List<Long>> model) {
    List<List<Long>> collected = new ArrayList<>();
    Engine.run(
        engine -> {
          OperatingSystem os =
              new OperatingSystem(
                  engine,
                  Script.machine(1, 1, 1),
                  LINUX,
                  new RandomStreams(1, 0),
                  new TraceListener() {});
          collected.add(model.apply(engine, os));
        },
        2_000 * MS);
    List<Long> times = collected.get(0);
    return IntStream.range(1, times.size())
        .mapToObj(i -> (times.get(i) - times.get(i - 1)) / 1e6)
        .toList();
  }
}
