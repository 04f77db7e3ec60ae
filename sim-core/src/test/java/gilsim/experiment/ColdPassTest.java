package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.interpreter.ColdPass;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.WaitCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Passes of an event loop take longer the longer its own code did not run. */
class ColdPassTest {
  private static TestSystem system(long most, long within) {
    TestSystem system = new TestSystem();
    system.loop = new LoopCosts(0, 0, 0, 0, 0, 0, WaitCosts.NONE, new ColdPass(most, within));
    return system;
  }

  private static Step compute(long time) {
    return new ComputeStep(constant(time));
  }

  private static Step sleep(long time) {
    return new SleepStep(constant(time));
  }

  private static double makespan(TestSystem system) {
    return TestSystem.value(system.run(AsyncioSpec.PLAIN), "makespan");
  }

  private static double share(double time) {
    return 1 - Math.exp(-time / 4);
  }

  /**
   * Most 2 ms, within 4: the pass after 8 ms of work takes 2 (1 - e^-2) longer; the next begins
   * that and 1 ms after it began.
   */
  @Test
  void workOfTasksMakesTheNextPassCold() {
    TestSystem system = system(2 * MS, 4 * MS);
    system.batch("t", 1, compute(8 * MS), sleep(0), compute(MS), sleep(0), compute(MS));
    double first = 2 * share(8);
    double second = 2 * share(first + 1);
    assertThat(makespan(system)).isCloseTo((10 + first + second) / 1e3, within(1e-8));
  }

  /** The same where the loop waits: 8 ms, then the pass that finds the timer due. */
  @Test
  void waitingMakesThePassAfterItCold() {
    TestSystem system = system(2 * MS, 4 * MS);
    system.batch("t", 1, sleep(8 * MS), compute(MS));
    // The timer's callback runs in the pass after the wait, the task in the next.
    double first = 2 * share(8);
    double second = 2 * share(first);
    assertThat(makespan(system)).isCloseTo((9 + first + second) / 1e3, within(1e-8));
  }

  /** After very long it is the most, after a pass without time nothing. */
  @Test
  void itIsBetweenNothingAndTheMost() {
    TestSystem system = system(2 * MS, 1);
    system.batch("t", 1, compute(8 * MS), sleep(0), compute(MS));
    assertThat(makespan(system)).isCloseTo(11e-3, within(1e-12));
    system = system(0, 4 * MS);
    system.batch("t", 1, compute(8 * MS), sleep(0), compute(MS));
    assertThat(makespan(system)).isCloseTo(9e-3, within(1e-12));
    assertThatThrownBy(() -> new ColdPass(0, 0)).hasMessageContaining("above 0");
  }

  /** Of one task with n yields: never faster than hot, never more than the most for each pass. */
  @Property(tries = 200, seed = "20261129")
  void eachPassTakesAtMostTheMost(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 20) Integer> work,
      @ForAll @IntRange(min = 0, max = 3) int most) {
    TestSystem system = system(most * MS, 4 * MS);
    Step[] steps = new Step[2 * work.size()];
    int sum = 0;
    for (int i = 0; i < work.size(); i++) {
      steps[2 * i] = compute(work.get(i) * MS);
      steps[2 * i + 1] = sleep(0);
      sum += work.get(i);
    }
    system.batch("t", 1, steps);
    assertThat(makespan(system) * 1e3)
        .isBetween(sum - 1e-9, sum + most * (work.size() + 1.0) + 1e-9);
  }
}
