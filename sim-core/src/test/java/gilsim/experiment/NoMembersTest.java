package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Exponential;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.Arrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No loops and no clients, as at the begin of a sweep over their number: as if nobody said so. */
class NoMembersTest {
  static List<StrategySpec> strategies() {
    return List.of(
        new ThreadsSpec(),
        new ThreadPoolSpec(3),
        AsyncioSpec.PLAIN,
        GeventSpec.PLAIN,
        new ProcessesSpec(OptionalInt.empty(), Optional.empty()),
        new ProcessesSpec(OptionalInt.of(2), Optional.empty()),
        new ProcessPoolSpec(2, Optional.empty(), 1, Optional.of(new ThreadsSpec())),
        new InterpreterPoolSpec(2));
  }

  private static TestSystem alone() {
    TestSystem system = new TestSystem();
    system.cores = 2;
    system.until(S);
    return system.task(
        "echo",
        new LoopArrival(2),
        new SleepStep(constant(9 * MS)),
        new ComputeStep(new Exponential(MS)));
  }

  private static TestSystem beside(Arrival nobody) {
    return alone().task("hog", nobody, new ComputeStep(constant(100 * MS)));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void othersAreUndisturbed(StrategySpec strategy) {
    ReplicationResult without = alone().run(strategy);
    for (Arrival nobody : List.of(new LoopArrival(0), new ClientArrival(0, constant(MS)))) {
      ReplicationResult run = beside(nobody).run(strategy);

      assertThat(run.message()).isEmpty();
      assertThat(value(run, "completed/echo")).isEqualTo(value(without, "completed")).isPositive();
      assertThat(value(run, "latency-mean")).isEqualTo(value(without, "latency-mean"));
      assertThat(value(run, "completed/hog")).isZero();
    }
  }

  /** Alone, nothing ever happens: the run lasts as long as it says. */
  @Test
  void nobodyAtAll() {
    TestSystem system =
        new TestSystem().until(S).task("hog", new LoopArrival(0), new SleepStep(constant(MS)));
    ReplicationResult run = system.run(new ThreadsSpec());

    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    assertThat(value(run, "completed")).isZero();
    assertThat(value(run, "cpu-utilization")).isZero();
  }
}
