package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.interpreter.ColdPass;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.ThreadCosts;
import gilsim.interpreter.WaitCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits stop an event loop before they begin and after they end. */
class WaitCostsTest {
  private static TestSystem system(long timer, long timerDue, long socket, long socketReady) {
    TestSystem system = new TestSystem();
    system.cores = 2;
    system.loop =
        new LoopCosts(
            0, 0, 0, 0, 0, 0, new WaitCosts(timer, timerDue, socket, socketReady), ColdPass.NONE);
    return system;
  }

  private static Step compute(long time) {
    return new ComputeStep(constant(time));
  }

  private static Step sleep(long time) {
    return new SleepStep(constant(time));
  }

  private static Step request(TestSystem system, String peer, long delay) {
    system.devices.add(new DelaySpec(peer, constant(delay)));
    return new IoStep(peer, Optional.empty(), 1);
  }

  private static double makespan(TestSystem system) {
    return TestSystem.value(system.run(AsyncioSpec.PLAIN), "makespan");
  }

  /**
   * Made in 1 ms, due 10 ms after the call, its callback takes 3. With two: due at 10 and 11, one
   * callback to 13, one task to 15, the other callback to 18, the other task to 20. One that is due
   * before it is made: callback from 1 to 4.
   */
  @ParameterizedTest
  @CsvSource({"1, 10, 15e-3", "2, 10, 20e-3", "1, 0.5, 6e-3"})
  void sleepsCostBeforeAndAfter(int tasks, double time, double end) {
    TestSystem system = system(MS, 3 * MS, 0, 0);
    system.batch("t", tasks, sleep(Math.round(time * MS)), compute(2 * MS));
    assertThat(makespan(system)).isCloseTo(end, within(1e-12));
  }

  @Test
  void aYieldIsNoWait() {
    TestSystem system = system(MS, 3 * MS, MS, MS);
    system.batch("t", 1, sleep(0), compute(2 * MS));
    assertThat(makespan(system)).isCloseTo(2e-3, within(1e-12));
  }

  /**
   * The request leaves before the 4 ms that its wait costs, so an answer after 10 ms is read then,
   * 3 ms, and one after 2 ms at 4.
   */
  @ParameterizedTest
  @CsvSource({"10, 15e-3", "2, 9e-3"})
  void requestsAreUnderWayMeanwhile(long delay, double end) {
    TestSystem system = system(0, 0, 4 * MS, 3 * MS);
    system.batch("t", 1, request(system, "peer", delay * MS), compute(2 * MS));
    assertThat(makespan(system)).isCloseTo(end, within(1e-12));
  }

  /** Read in 1 ms, its callback 3, the next wait 4, the task 2. */
  @Test
  void requestsFromOutsideCostTheirWait() {
    TestSystem system = system(0, 0, 4 * MS, 3 * MS);
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, MS);
    system.task("t", new OpenArrival(constant(20 * MS), 3), compute(2 * MS));
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "latency-max"))
        .isCloseTo(10e-3, within(1e-12));
  }

  @Test
  void theNextRequestOfAClientCostsItsWait() {
    TestSystem system = system(0, 0, 4 * MS, 3 * MS);
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, MS);
    system.task("t", new ClientArrival(1, constant(7 * MS)), compute(2 * MS)).until(100 * MS);
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "latency-max"))
        .isCloseTo(10e-3, within(1e-12));
  }

  /**
   * Limit of a loop that is never idle: each pass of a task takes what it computes and what its
   * sleep and request cost, 100 + 5 + 4 + 15 + 11 us, so 7407.4 a second, whatever they wait for.
   */
  @Test
  void aBusyLoopServesWhatItsWaitsLeave() {
    TestSystem system = system(5 * US, 4 * US, 15 * US, 11 * US);
    Step request = request(system, "peer", 2 * MS);
    system.task("t", new LoopArrival(100), sleep(MS), request, compute(100 * US)).until(2 * S);
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "throughput"))
        .isCloseTo(1 / 135e-6, within(1 / 135e-6 * 0.01));
  }

  /** Alone, a wait takes its time or what comes before it, whichever is longer, then the rest. */
  @Property(tries = 100)
  void aloneEveryWaitTakesItsTimeAndItsEnd(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 50) Integer> waits,
      @ForAll @IntRange(max = 30) int before,
      @ForAll @IntRange(max = 30) int after) {
    TestSystem system = system(before * US, after * US, before * US, after * US);
    long expected = 0;
    Step[] steps = new Step[waits.size()];
    for (int i = 0; i < steps.length; i++) {
      long time = waits.get(i) * US;
      steps[i] = i % 2 == 0 ? sleep(time) : request(system, "peer" + i, time);
      expected += Math.max(time, before * US) + after * US;
    }
    system.batch("t", 1, steps);
    assertThat(makespan(system)).isCloseTo(expected * 1e-9, within(1e-12));
  }

  @Test
  void costsAreNotNegative() {
    assertThatThrownBy(() -> new WaitCosts(0, -1, 0, 0)).hasMessageContaining("at least 0");
  }
}
