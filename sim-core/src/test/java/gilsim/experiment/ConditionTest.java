package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.ConditionStep.Action;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions and locks with exact times, and deadlocks that are found and named. */
class ConditionTest {
  private static final StrategySpec THREADS = new ThreadsSpec();

  static List<StrategySpec> strategies() {
    return List.of(
        THREADS,
        new AsyncioSpec(OptionalInt.empty()),
        new ProcessesSpec(OptionalInt.empty(), Optional.empty()));
  }

  private static Step compute(long milliseconds) {
    return new ComputeStep(constant(milliseconds * MS));
  }

  private static Step sleep(long milliseconds) {
    return new SleepStep(constant(milliseconds * MS));
  }

  private static Step condition(Action action) {
    return new ConditionStep("ready", action);
  }

  private static TestSystem system(Optional<String> lock) {
    TestSystem system = new TestSystem();
    system.cores = 3;
    system.locks.add("x");
    system.locks.add("y");
    system.conditions.add(new ConditionDefinition("ready", lock));
    return system;
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void notificationWakesTheLongestWaiter(StrategySpec strategy) {
    ReplicationResult run =
        system(Optional.empty())
            .batch("first", 1, condition(Action.WAIT), sleep(3))
            .batch("second", 1, sleep(1), condition(Action.WAIT), sleep(3))
            .batch("notifier", 1, sleep(5), condition(Action.NOTIFY), sleep(5))
            .batch("again", 1, sleep(20), condition(Action.NOTIFY))
            .run(strategy);

    assertThat(run.message()).isEmpty();
    assertThat(value(run, "latency-mean/first")).isEqualTo(0.008);
    assertThat(value(run, "latency-mean/second")).isEqualTo(0.023);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void notificationOfAllWakesAll(StrategySpec strategy) {
    ReplicationResult run =
        system(Optional.empty())
            .batch("waiter", 4, condition(Action.WAIT), sleep(3))
            .batch("notifier", 1, sleep(5), condition(Action.NOTIFY_ALL))
            .run(strategy);

    assertThat(value(run, "makespan")).isEqualTo(0.008);
    assertThat(value(run, "time/lock")).isEqualTo(0.004);
  }

  /** Notified at 5 under a lock that is held until 8. */
  @ParameterizedTest
  @MethodSource("strategies")
  void lockDoesNotComeWithTheNotification(StrategySpec strategy) {
    Step waits = new LockStep("x", List.of(condition(Action.WAIT), sleep(2)));
    Step notifies = new LockStep("x", List.of(condition(Action.NOTIFY), sleep(3)));
    ReplicationResult run =
        system(Optional.of("x"))
            .batch("waiter", 1, waits)
            .batch("notifier", 1, sleep(5), notifies)
            .run(strategy);

    assertThat(value(run, "latency-mean/waiter")).isEqualTo(0.010);
    assertThat(value(run, "lock-wait-mean/x")).isEqualTo(0.003);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void notificationThatFindsNobodyIsLost(StrategySpec strategy) {
    ReplicationResult run =
        system(Optional.empty())
            .batch("notifier", 1, condition(Action.NOTIFY_ALL))
            .batch("waiter", 1, sleep(1), condition(Action.WAIT))
            .run(strategy);

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).contains("waiter #0 waits for a notification of condition 'ready'");
    assertThat(run.message()).doesNotContain("deadlock");
  }

  @Test
  void waitingWithoutTheConditionsLockIsRefused() {
    ReplicationResult run =
        system(Optional.of("x")).batch("waiter", 1, condition(Action.WAIT)).run(THREADS);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.message()).contains("condition 'ready'").contains("lock: {name: x");
  }

  private static TestSystem crossed(TestSystem system) {
    Step thenY = new LockStep("y", List.of(compute(1)));
    Step thenX = new LockStep("x", List.of(compute(1)));
    return system
        .batch("left", 1, new LockStep("x", List.of(sleep(1), thenY)))
        .batch("right", 1, new LockStep("y", List.of(sleep(1), thenX)))
        .batch("other", 1, sleep(9));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void deadlockIsFoundAndNamed(StrategySpec strategy) {
    ReplicationResult run = crossed(system(Optional.empty())).run(strategy);

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "2 tasks were not finished when nothing could happen any more (at 0.009 s): deadlock:"
                + " right #0 waits for lock 'x', held by left #0; left #0 waits for lock 'y', held"
                + " by right #0");
    assertThat(value(run, "completed")).isEqualTo(1);
  }

  /** A service in which other work goes on is stuck all the same. */
  @Test
  void deadlockBesideOtherWorkIsFound() {
    TestSystem system = crossed(system(Optional.empty()));
    system.task("busy", new LoopArrival(1), sleep(1)).until(S);

    ReplicationResult run = system.run(THREADS);

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).startsWith("some tasks wait for ever: deadlock: right #0 waits");
    assertThat(value(run, "completed/busy")).isEqualTo(1000);
  }

  /** All that is left waits, so that no event comes: what was measured still is the whole time. */
  @Test
  void serviceInWhichNothingHappensAnyMoreLastsItsTime() {
    TestSystem system = system(Optional.empty());
    system.batch("work", 1, sleep(10)).task("idle", new LoopArrival(1), condition(Action.WAIT));

    ReplicationResult run = system.until(S).run(THREADS);

    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    assertThat(value(run, "throughput/work")).isEqualTo(1);
  }

  /**
   * A lock that threads use too is a threading.Lock, on which a coroutine blocks its whole loop.
   */
  @Test
  void coroutineBlocksOnTheLockOfAThread() {
    TestSystem system = system(Optional.empty());
    system
        .batch("thread", 1, new LockStep("x", List.of(sleep(10))))
        .batch("coroutine", 1, sleep(1), new LockStep("x", List.of(compute(2))))
        .batch("neighbour", 1, sleep(3), compute(1));
    AsyncioSpec loop = new AsyncioSpec(OptionalInt.empty());

    ReplicationResult apart =
        system.run(
            new ByTaskSpec(Map.of("thread", THREADS, "coroutine", loop, "neighbour", THREADS)));
    assertThat(value(apart, "latency-mean/coroutine")).isEqualTo(0.012);
    assertThat(value(apart, "latency-mean/neighbour")).isEqualTo(0.004);
  }
}
