package gilsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Exponential;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The same task of the same replication meets the same draws, whatever else differs. */
class CommonRandomNumbersTest {
  private static final List<StrategySpec> STRATEGIES =
      List.of(
          new ThreadsSpec(),
          new AsyncioSpec(OptionalInt.empty()),
          new ProcessesSpec(OptionalInt.empty(), Optional.empty()));

  private static double longestSleep(StrategySpec strategy, int cores, int replication) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.batch("sleeper", 20, new SleepStep(new Exponential(TestSystem.S)));
    return TestSystem.value(Replication.run(system.spec(strategy), 42, replication), "latency-max");
  }

  @Test
  void strategiesAndCoreCountsMeetTheSameDraws() {
    double expected = longestSleep(new ThreadsSpec(), 1, 0);
    for (StrategySpec strategy : STRATEGIES) {
      assertThat(longestSleep(strategy, 1, 0)).isEqualTo(expected);
      assertThat(longestSleep(strategy, 4, 0)).isEqualTo(expected);
    }
  }

  @Test
  void replicationsDiffer() {
    assertThat(longestSleep(new ThreadsSpec(), 1, 0))
        .isNotEqualTo(longestSleep(new ThreadsSpec(), 1, 1));
  }
}
