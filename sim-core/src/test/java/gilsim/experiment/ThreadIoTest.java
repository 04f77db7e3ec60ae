package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread sends with its first call and waits with its last. */
class ThreadIoTest {
  private final TestSystem system = new TestSystem();

  private void peer(long delay, long call) {
    system.cores = 2;
    system.devices.add(new DelaySpec("peer", constant(delay)));
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, call);
  }

  private static IoStep io(int releases) {
    return new IoStep("peer", Optional.empty(), releases);
  }

  private static ComputeStep compute(long time) {
    return new ComputeStep(constant(time));
  }

  private double makespan() {
    return TestSystem.value(system.run(new ThreadsSpec()), "makespan");
  }

  /**
   * Sent at 1 ms, answered at 11, 2 ms of Python: the other calls overlap the way of the request.
   */
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 10", "3, 10"})
  void theRequestIsOnItsWayDuringTheOtherCalls(int releases, long delay) {
    peer(delay * MS, MS);
    system.batch("t", 1, io(releases), compute(2 * MS));
    assertThat(makespan()).isCloseTo(13e-3, within(1e-12));
  }

  /** Sent at 1 ms, answered at 1.5; the call that receives ends at 2 and never sleeps. */
  @Test
  void anAnswerThatIsThereIsNotWaitedFor() {
    peer(500 * US, MS);
    system.wakeup = 700 * US;
    system.batch("t", 1, io(2), compute(2 * MS));
    // the wake-ups that start the main thread and this one, none for the answer
    assertThat(makespan()).isCloseTo(4e-3 + 2 * 0.7e-3, within(1e-12));
  }

  /**
   * Sends at 0 and loses the GIL for one interval of 5 ms. An answer within it is there at 5, when
   * receiving loses the GIL for another one; a later one, at 8, is waited for first.
   */
  @ParameterizedTest
  @CsvSource({"3, 10", "8, 13", "20, 25"})
  void theRequestIsOnItsWayWhileTheThreadWaitsForTheGil(long delay, long end) {
    peer(delay * MS, 0);
    system.batch("t", 1, io(2));
    system.task("hog", new LoopArrival(1), compute(100 * S)).until(S);
    assertThat(TestSystem.value(system.run(new ThreadsSpec()), "latency-max/t"))
        .isCloseTo(end * 1e-3, within(1e-9));
  }

  /**
   * Exact: workers that begin one after another never meet again while all their Python fits beside
   * the wait of one; 200 requests of 2 + 80 ms then take 200 / w times 82 ms and the stagger of the
   * first round.
   */
  @ParameterizedTest
  @CsvSource({"1", "2", "10", "40"})
  void aPoolBelowItsKneeLosesNothing(int workers) {
    peer(80 * MS, 0);
    system.batch("t", 200, compute(2 * MS), io(2));
    double exact = (200 / workers * 82 + 2 * (workers - 1)) * 1e-3;
    assertThat(TestSystem.value(system.run(new ThreadPoolSpec(workers)), "makespan"))
        .isCloseTo(exact, within(1e-9));
  }
}
