package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InsideTest {
  private final TestSystem system = new TestSystem();

  static StrategySpec pool(int workers, StrategySpec inside) {
    return new ProcessPoolSpec(workers, Optional.empty(), 1, Optional.of(inside));
  }

  static StrategySpec multiprocessing(int workers, StrategySpec inside) {
    return new ProcessesSpec(OptionalInt.of(workers), Optional.empty(), Optional.of(inside));
  }

  private double makespan(StrategySpec strategy) {
    return TestSystem.value(system.run(strategy), "makespan");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 2, 3", "12, 2, 3", "13, 2, 3", "100, 4, 8"})
  void sleepingTasksTakeAsManyRoundsAsThePlacesAllow(int tasks, int workers, int threads) {
    system.cores = 8;
    system.batch("t", tasks, new SleepStep(constant(S)));
    double rounds = Math.ceil(tasks / (double) (workers * threads));
    StrategySpec inside = new ThreadPoolSpec(threads);
    StrategySpec limited = new AsyncioSpec(OptionalInt.of(threads));
    StrategySpec greenlets = new GeventSpec(OptionalInt.of(threads));
    for (StrategySpec inner : List.of(inside, limited, greenlets)) {
      assertThat(makespan(pool(workers, inner))).isEqualTo(rounds);
      assertThat(makespan(multiprocessing(workers, inner))).isEqualTo(rounds);
    }
  }
  
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "100, 4"})
  void unlimitedOnesTakeOneRound(int tasks, int workers) {
    system.cores = 8;
    system.batch("t", tasks, new SleepStep(constant(S)));
    for (StrategySpec inner : List.of(new ThreadsSpec(), AsyncioSpec.PLAIN, GeventSpec.PLAIN)) {
      assertThat(makespan(pool(workers, inner))).isEqualTo(1);
      assertThat(makespan(multiprocessing(workers, inner))).isEqualTo(1);
      assertThat(makespan(new ProcessesSpec(OptionalInt.empty(), Optional.empty(), Optional.of(inner)))).isEqualTo(1);
    }
  }
}
