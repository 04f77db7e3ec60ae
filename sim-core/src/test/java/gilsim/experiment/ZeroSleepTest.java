package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code time.sleep(0)} in threads: a system call that returns at once, or a timer of no time. */
class ZeroSleepTest {
  private final TestSystem system = new TestSystem();

  private void zeroSleep(OptionalLong time) {
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 0, time);
    system.slack = 50 * US;
  }

  private static Step sleeps(int times, long before, long time) {
    return new RepeatStep(
        times, List.of(new ComputeStep(constant(before)), new SleepStep(constant(time))));
  }

  private double makespan() {
    return TestSystem.value(system.run(new SequentialSpec()), "makespan");
  }

  /** Ten times 1 ms of Python and 2 us of a system call, without the timer's slack. */
  @Test
  void itReturnsAtOnceWhereItDoesNotWait() {
    zeroSleep(OptionalLong.of(2 * US));
    system.batch("t", 1, sleeps(10, MS, 0));
    assertThat(makespan()).isCloseTo(10.02e-3, within(1e-12));
  }

  /** Ten times 1 ms of Python and a timer that is 50 us late. */
  @Test
  void itBearsTheSlackWhereItWaitsForATimer() {
    zeroSleep(OptionalLong.empty());
    system.batch("t", 1, sleeps(10, MS, 0));
    assertThat(makespan()).isCloseTo(10.5e-3, within(1e-12));
  }

  /** A sleep of a nanosecond is no sleep of 0: it has a timer in every version. */
  @Test
  void onlyZeroReturnsAtOnce() {
    zeroSleep(OptionalLong.of(2 * US));
    system.batch("t", 1, sleeps(10, MS, 1));
    assertThat(makespan()).isCloseTo(10.5e-3 + 10e-9, within(1e-12));
  }

  /**
   * Beside a thread that computes on another processor and needs 20 us to wake up: a call of 2 us
   * gets the GIL back before that, so that a millisecond of Python and ten yields last no longer
   * than alone; one of 30 us loses it and waits a switch interval, nine times at least.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, 30})
  void aYieldGivesTheGilToWhomIsAwakeInTime(long call) {
    zeroSleep(OptionalLong.of(call * US));
    system.cores = 2;
    system.wakeup = 20 * US;
    system.batch("yields", 1, sleeps(10, 100 * US, 0));
    system.task("hog", new LoopArrival(1), new ComputeStep(constant(100 * S))).until(S);
    double latency = TestSystem.value(system.run(new ThreadsSpec()), "latency-max/yields");
    assertThat(latency > 9 * 5e-3).isEqualTo(call == 30);
  }

  /** Invariant: whatever a zero sleep takes, the same work is done, and never sooner. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 100, 10_000})
  void moreExpensiveSleepsNeverEndSooner(long nanoseconds) {
    zeroSleep(OptionalLong.of(nanoseconds));
    system.cores = 2;
    system.batch("t", 3, sleeps(20, 100 * US, 0));
    double makespan = TestSystem.value(system.run(new ThreadsSpec()), "makespan");
    assertThat(makespan).isBetween(6e-3, 6e-3 + 60 * nanoseconds * 1e-9 + 1e-12);
  }
}
