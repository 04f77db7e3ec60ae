package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.SleepStep;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What the GIL and the scheduler do together, against measurements of CPython 3.8 to 3.13 on Linux
 * 6.18 with 250 ticks per second (slices and cycles of CPU-bound and sleeping threads).
 */
class SchedulingTest {
  private static final ThreadsSpec THREADS = new ThreadsSpec();

  private static TestSystem linux(int cores) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.wakeup = 8 * US;
    system.slack = 50 * US;
    system.slice = gilsim.os.OsSpec.scaledSlice(700 * US, cores);
    return system;
  }

  private static TestSystem hogs(int cores, int threads) {
    return linux(cores)
        .task("hog", new LoopArrival(threads), new ComputeStep(constant(1000 * S)))
        .until(20 * S);
  }

  private static double slice(TestSystem system) {
    return 20 / TestSystem.value(system.run(THREADS), "gil-switches");
  }

  private static double cycle(int cores, StrategySpec strategy) {
    TestSystem system = hogs(cores, 1);
    system.task(
        "sleeper",
        new LoopArrival(1),
        new SleepStep(constant(MS)),
        new ComputeStep(constant(10 * US)));
    return 1 / TestSystem.value(system.run(strategy), "throughput");
  }

  @Test
  void onOneProcessorComputingThreadsAlternateAtEverySecondTick() {
    assertThat(slice(hogs(1, 2))).isCloseTo(7.95e-3, Offset.offset(0.15e-3));
  }

  @Test
  void withAnIdleCoreTheyAlternateAtTheSwitchInterval() {
    assertThat(slice(hogs(2, 2))).isBetween(5.05e-3, 5.13e-3);
  }

  @Test
  void aSleeperWaitsForTheGilOfAComputingThread() {
    assertThat(cycle(1, THREADS)).isCloseTo(6.17e-3, Offset.offset(0.1e-3));
    assertThat(cycle(2, THREADS)).isBetween(6.1e-3, 6.3e-3);
  }

  @Test
  void aSleeperOfAnotherProcessPreemptsAtOnce() {
    assertThat(cycle(1, new ProcessesSpec(OptionalInt.empty(), Optional.empty())))
        .isCloseTo(1.07e-3, Offset.offset(0.1e-3));
  }
}
