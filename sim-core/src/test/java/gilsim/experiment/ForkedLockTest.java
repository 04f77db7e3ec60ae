package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Exponential;
import gilsim.interpreter.StartMethod;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A {@code threading.Lock} and children that are forked while a thread of the parent holds it. */
class ForkedLockTest {
  private static StrategySpec beside(StartMethod method) {
    return new ByTaskSpec(
        Map.of(
            "holder",
            new ThreadsSpec(),
            "job",
            new ProcessesSpec(OptionalInt.empty(), Optional.of(method))));
  }

  /** A thread holds the lock from 0 to 10 ms; a child that needs it comes at some time. */
  private static ReplicationResult comes(long at, StartMethod method) {
    TestSystem system = new TestSystem();
    system.cores = 2;
    system.locks.add("log");
    system.ownLocks.add("log");
    return system
        .batch("holder", 1, new LockStep("log", List.of(new SleepStep(constant(10 * MS)))))
        .task(
            "job",
            new OpenArrival(constant(at), 1),
            new LockStep("log", List.of(new ComputeStep(constant(MS)))))
        .run(beside(method));
  }

  @Test
  void aForkedChildWaitsForEverForALockThatWasHeld() {
    ReplicationResult result = comes(5 * MS, StartMethod.FORK);
    assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(result.message())
        .contains(
            "job #0 waits for lock 'log', which holder #0 held in the parent when this process was"
                + " forked");
    assertThat(value(result, "completed/holder")).isEqualTo(1);
  }

  /** Before 10 ms only because a spawned child has a lock of its own. */
  @Test
  void afterTheReleaseOrSpawnedItHasAFreeOne() {
    ReplicationResult later = comes(15 * MS, StartMethod.FORK);
    assertThat(later.outcome()).isEqualTo(Outcome.DONE);
    assertThat(value(later, "makespan")).isCloseTo(0.016, within(1e-9));
    ReplicationResult spawned = comes(5 * MS, StartMethod.SPAWN);
    assertThat(spawned.outcome()).isEqualTo(Outcome.DONE);
    assertThat(value(spawned, "latency-mean/job")).isCloseTo(0.001, within(1e-9));
  }

  /** Threads of one process share it. */
  @Test
  void inOneProcessItIsALockLikeOthers() {
    TestSystem system = new TestSystem();
    system.locks.add("log");
    system.ownLocks.add("log");
    ReplicationResult result =
        system
            .batch("holder", 3, new LockStep("log", List.of(new SleepStep(constant(10 * MS)))))
            .run(new ThreadsSpec());
    assertThat(value(result, "makespan")).isCloseTo(0.03, within(1e-9));
  }

  /**
   * Held for 1 of every 4 ms, found held by a quarter of those who come at random (PASTA; Wolff,
   * Operations Research 30, 1982). False alarms: 1 in 1000 (normal approximation).
   */
  @Test
  void asManyAreStuckAsTheLockIsHeld() {
    TestSystem system = new TestSystem();
    system.cores = 4;
    system.locks.add("log");
    system.ownLocks.add("log");
    ReplicationResult result =
        system
            .task(
                "holder",
                new LoopArrival(1),
                new LockStep("log", List.of(new SleepStep(constant(MS)))),
                new SleepStep(constant(3 * MS)))
            .task(
                "job",
                new OpenArrival(new Exponential(5 * MS), 2000),
                new LockStep("log", List.of(new ComputeStep(constant(1000)))))
            .until(20 * S)
            .run(beside(StartMethod.FORK));
    double done = value(result, "completed/job");
    assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(1 - done / 2000).isCloseTo(0.25, within(3.29 * Math.sqrt(0.25 * 0.75 / 2000)));
  }
}
