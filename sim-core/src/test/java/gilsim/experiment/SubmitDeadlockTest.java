package gilsim.experiment;

import static gilsim.experiment.SubmitTest.ASYNCIO;
import static gilsim.experiment.SubmitTest.THREADS;
import static gilsim.experiment.SubmitTest.gather;
import static gilsim.experiment.SubmitTest.inner;
import static gilsim.experiment.SubmitTest.makespan;
import static gilsim.experiment.SubmitTest.sleep;
import static gilsim.experiment.SubmitTest.submit;
import static gilsim.experiment.SubmitTest.system;
import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.workload.LockStep;
import gilsim.workload.Step;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.WaitForStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Pools whose tasks wait for tasks of the same pool, and what only looks like it. */
class SubmitDeadlockTest {
  @Test
  void poolThatWaitsForItselfIsADeadlock() {
    TestSystem system = inner(system(2, sleep(1), gather(1)), sleep(10));

    ReplicationResult run = system.run(new ThreadPoolSpec(2));

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "4 tasks were not finished when nothing could happen any more (at 0.001 s): deadlock:"
                + " outer #0 waits for the end of inner #0; inner #0 waits for one of the 2 workers"
                + " of a thread pool, busy with outer #0, outer #1");
    assertThat(makespan(system, new ThreadPoolSpec(3))).isEqualTo(0.021);
  }

  @Test
  void loopWhoseLimitIsFullOfParentsIsStuck() {
    ReplicationResult run =
        inner(system(2, gather(1)), sleep(10)).run(new AsyncioSpec(OptionalInt.of(2)));

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .contains("deadlock: outer #0 waits for the end of inner #0")
        .contains("inner #0 waits for a place in the event loop, whose limit is 2");
  }

  /** A worker that is free in the end: no deadlock while another one holds the pool up. */
  @Test
  void slowPoolIsNotADeadlock() {
    TestSystem system = inner(system(1, gather(1)), sleep(10));
    system.batch("hog", 1, sleep(900)).until(S);

    assertThat(system.run(new ThreadPoolSpec(2)).message()).isEmpty();
    system.until(S / 2);
    assertThat(system.run(new ThreadPoolSpec(2)).message()).isEmpty();
  }

  @Test
  void waitingForAChildThatNeedsTheParentsLockIsADeadlock() {
    TestSystem system = inner(system(1, new LockStep("x", List.of(gather(1)))), locked());
    system.locks.add("x");

    for (StrategySpec strategy : List.of(THREADS, ASYNCIO)) {
      assertThat(system.run(strategy).message())
          .contains("deadlock: ")
          .contains("outer #0 waits for the end of inner #0")
          .contains("inner #0 waits for lock 'x', held by outer #0");
    }
  }

  /** The parent holds the lock that one child wants, but waits for another one. */
  @Test
  void childThatNobodyWaitsForMayWaitForTheParentsLock() {
    Step waitInner = new WaitForStep(WaitForStep.Which.ALL, Optional.of("inner"));
    TestSystem system =
        system(1, new LockStep("x", List.of(submit("inner"), submit("late"), waitInner)));
    inner(system, sleep(100)).task("late", new SubmittedArrival(), locked()).until(50 * MS);
    system.locks.add("x");

    for (StrategySpec strategy : List.of(THREADS, ASYNCIO)) {
      assertThat(system.run(strategy).message()).isEmpty();
    }
  }

  private static Step locked() {
    return new LockStep("x", List.of(sleep(1)));
  }
}
