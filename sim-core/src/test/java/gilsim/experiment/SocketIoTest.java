package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coroutine writes to its socket before it awaits, and its loop reads what came. */
class SocketIoTest {
  private final TestSystem system = new TestSystem();

  private SocketIoTest peer(long delay, long call) {
    system.cores = 2;
    system.devices.add(new DelaySpec("peer", constant(delay)));
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, call);
    return this;
  }

  private static IoStep io(int releases) {
    return new IoStep("peer", Optional.empty(), releases);
  }

  private static ComputeStep compute(long time) {
    return new ComputeStep(constant(time));
  }

  private static ByTaskSpec besideThreads() {
    return new ByTaskSpec(Map.of("echo", AsyncioSpec.PLAIN, "hog", new ThreadsSpec()));
  }

  /** Two calls of 1 ms: written at 1, back at 11, read at 12, done at 14. */
  @ParameterizedTest
  @CsvSource({"1, 13e-3", "2, 14e-3", "3, 15e-3"})
  void callsComeBeforeAndAfterTheWait(int releases, double end) {
    peer(10 * MS, MS);
    system.batch("t", 1, io(releases), compute(2 * MS));
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "makespan"))
        .isCloseTo(end, within(1e-12));
  }

  /** Both write, at 1 and 2; the answers come at 11 and 12, are read at 12 and 13; 2 ms each. */
  @Test
  void callsOfOneLoopDoNotOverlap() {
    peer(10 * MS, MS);
    system.batch("t", 2, io(2), compute(2 * MS));
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "makespan"))
        .isCloseTo(17e-3, within(1e-12));
  }

  @Test
  void requestsFromOutsideAreRead() {
    peer(0, MS);
    system.task("t", new OpenArrival(constant(20 * MS), 3), compute(2 * MS));
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "latency-max"))
        .isCloseTo(3e-3, within(1e-12));
  }

  /** A client's first request is there when the program begins; all others are read. */
  @Test
  void theNextRequestOfAClientIsRead() {
    peer(0, MS);
    system.task("t", new ClientArrival(1, constant(7 * MS)), compute(2 * MS)).until(102 * MS);
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "completed")).isEqualTo(11);
    assertThat(TestSystem.value(system.run(AsyncioSpec.PLAIN), "latency-max"))
        .isCloseTo(3e-3, within(1e-12));
  }

  /**
   * Limit of calls that are lost for certain: written at 0.1 ms, lost, back after one interval, by
   * when the answer is there; read, lost, back after another one. So a request takes two intervals,
   * with what each takes beside: slack, wake-up, Python code. It is the same with one release,
   * where the selector's wait takes the place of the write.
   */
  @ParameterizedTest
  @CsvSource({"1, 5", "2, 5", "1, 1", "2, 1"})
  void besideAComputingThreadEveryCallCostsAnInterval(int releases, long interval) {
    peer(20 * US, 100 * US);
    system.wakeup = 8 * US;
    system.switchInterval = interval * MS;
    system.task("echo", new LoopArrival(1), io(releases), compute(10 * US));
    system.task("hog", new LoopArrival(1), compute(1000 * S)).until(10 * S);
    double cycle = 1 / TestSystem.value(system.run(besideThreads()), "throughput");
    double two = 2 * interval * 1e-3;
    assertThat(cycle).isBetween(two, two + 2 * 130e-6);
  }

  /** Without other threads there is nothing to lose: calls, delay and Python code add up. */
  @Test
  void aloneNothingIsLost() {
    peer(20 * US, 6 * US);
    system.task("echo", new LoopArrival(1), io(2), compute(10 * US)).until(S);
    assertThat(1 / TestSystem.value(system.run(AsyncioSpec.PLAIN), "throughput"))
        .isCloseTo(42e-6, within(1e-9));
  }
}
