package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.distribution.Exponential;
import gilsim.metric.MetricValue;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrivals that come faster than they are done are reported; others are not. */
class OverloadCheckTest {
  private static String message(long service, Step... more) {
    TestSystem system = new TestSystem();
    system.devices.add(new DelaySpec("far", constant(10 * S)));
    Step compute = new ComputeStep(new Exponential(service));
    Step[] steps = more.length == 0 ? new Step[] {compute} : new Step[] {compute, more[0]};
    system
        .task("job", new OpenArrival(new Exponential(10 * MS), Long.MAX_VALUE), steps)
        .until(40 * S);
    return system.run(new ThreadsSpec()).message();
  }

  /** Load 1.3 and 2: (rate of arrivals - rate of completions) x 40 s are left. */
  @ParameterizedTest
  @ValueSource(longs = {13, 20})
  void moreThanCanBeDoneIsReported(long service) {
    assertThat(message(service * MS)).contains("is it overloaded");
  }

  /**
   * Load 1.08: 20 s leave some 150 tasks, fewer than chance may in a run of 2,000; ten such runs
   * together are clear. Of a load of 0.9 hundred runs are not (false alarm: below 0.0014).
   */
  @Test
  void runsThatAreTooShortByThemselvesTellTogether() {
    assertThat(overloaded(1, 10_800)).isFalse();
    assertThat(overloaded(10, 10_800)).isTrue();
    assertThat(overloaded(100, 9_000)).isFalse();
  }

  private static boolean overloaded(int runs, long serviceMicros) {
    TestSystem system = new TestSystem();
    system
        .task(
            "job",
            new OpenArrival(new Exponential(10 * MS), Long.MAX_VALUE),
            new ComputeStep(constant(serviceMicros * 1000)))
        .until(20 * S);
    SystemSpec spec = system.spec(new ThreadsSpec());
    List<List<MetricValue>> all =
        IntStream.range(0, runs).mapToObj(i -> Replication.run(spec, 1, i).values()).toList();
    return Shortfall.overloaded(all, spec);
  }

  /** Load 10, and a thousand requests on their way: numbers are written out. */
  @Test
  void saysWhyFewAreDoneInPlainNumbers() {
    assertThat(message(100 * MS, new IoStep("far", Optional.empty(), 1)))
        .contains("More were left than done", "counts for nothing")
        .doesNotContainPattern("\\de[+-]?\\d");
    assertThat(message(13 * MS)).doesNotContain("More were left than done");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 9})
  void aSystemThatKeepsUpIsNot(long service) {
    assertThat(message(service * MS)).isEmpty();
  }

  /** A thousand requests are on their way at any time, which is no backlog. */
  @Test
  void waitingLongIsNoOverload() {
    assertThat(message(MS, new IoStep("far", Optional.empty(), 1))).isEmpty();
  }

  /**
   * A load of exactly 1: each of 100 runs is suspected with a probability below 0.0014, so three or
   * more with one below 0.0004. Seeds are fixed.
   */
  @Test
  void theBorderIsSeldomSuspected() {
    TestSystem system = new TestSystem();
    system
        .task("job", new OpenArrival(new Exponential(10 * MS), Long.MAX_VALUE), work())
        .until(10 * S);
    SystemSpec spec = system.spec(new ThreadsSpec());
    long suspected =
        IntStream.range(0, 100)
            .filter(i -> !Replication.run(spec, 1, i).message().isEmpty())
            .count();
    assertThat(suspected).isLessThan(3);
  }

  /** What repeats itself cannot come too fast. */
  @Test
  void loopsAreNeverOverloaded() {
    TestSystem system = new TestSystem();
    system.task("loop", new LoopArrival(50), work()).until(S);
    assertThat(List.of(system.run(new ThreadsSpec()).message())).containsExactly("");
  }

  private static Step work() {
    return new ComputeStep(new Exponential(10 * MS));
  }
}
