package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.LoopCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Greenlets, with exact times, beside the same tasks under asyncio. */
class GeventTest {
  private final TestSystem system = new TestSystem();

  private void assertTime(StrategySpec strategy, String metric, double seconds) {
    assertThat(TestSystem.value(system.run(strategy), metric)).isCloseTo(seconds, within(1e-12));
  }

  private static Step compute(long time) {
    return new ComputeStep(constant(time));
  }

  private static Step yields(int times, Step... before) {
    List<Step> steps = new ArrayList<>(List.of(before));
    steps.add(new SleepStep(constant(0)));
    return new RepeatStep(times, steps);
  }

  /** Of passes that cost 1 ms, asyncio needs one for the task's creation and 11 for its steps. */
  @Test
  void callbacksThatAreAddedRunInTheSamePass() {
    system.greenlet = new GreenletCosts(0, 0, MS, 0, 0, 0);
    system.loop = new LoopCosts(0, 0, MS, 0, 0);
    system.batch("t", 1, yields(10));
    assertTime(GeventSpec.PLAIN, "makespan", 1e-3);
    assertTime(AsyncioSpec.PLAIN, "makespan", 12e-3);
  }

  /** Spawning 5 us, and 11 switches of 2. */
  @Test
  void everySwitchCosts() {
    system.greenlet = new GreenletCosts(5 * US, 2 * US, 0, 0, 0, 0);
    system.batch("t", 1, yields(10));
    assertTime(GeventSpec.PLAIN, "makespan", 27e-6);
  }

  /** Two timers made in 2 ms, due 10 ms after each began: 10 and 12, each followed by 1 ms. */
  @Test
  void aTimerCostsBeforeItsSleep() {
    system.greenlet = new GreenletCosts(0, 0, 0, 0, 0, 2 * MS, 0);
    system.batch("t", 2, new SleepStep(constant(10 * MS)), compute(MS));
    assertTime(GeventSpec.PLAIN, "makespan", 13e-3);
  }

  /** A yield makes no timer, so that its cost does not matter to it. */
  @Test
  void aYieldCostsNoTimer() {
    system.greenlet = new GreenletCosts(5 * US, 2 * US, 0, 0, 0, 2 * MS, 0);
    system.batch("t", 1, yields(10));
    assertTime(GeventSpec.PLAIN, "makespan", 27e-6);
  }

  /**
   * Limiting case: so many sleepers that the hub is never idle do one sleep per timer and switch.
   */
  @Test
  void manySleepersTakeTheirTimersAndSwitches() {
    system.greenlet = new GreenletCosts(0, 200 * US, 0, 0, 0, 300 * US, 0);
    system.batch("t", 1000, new RepeatStep(20, List.of(new SleepStep(constant(MS)))));
    // 20 timers and 21 resumptions of 1000 greenlets; the main greenlet's and the last sleep's ends
    assertThat(TestSystem.value(system.run(GeventSpec.PLAIN), "makespan"))
        .isCloseTo(1000 * (20 * 0.3e-3 + 21 * 0.2e-3), within(2e-3));
  }

  /**
   * One greenlet yields after every 0.3 ms; the other's answer is there after 1 ms. The hub looks
   * at the time after 50 callbacks only, of which the first two are the main greenlet's and the
   * other's: 48 times 0.3 ms. Under asyncio the pass that begins at 1.2 reads the answer, after one
   * turn of the busy task, and the next one resumes the task, after another.
   */
  @Test
  void greenletsThatOnlyYieldKeepEventsWaiting() {
    system.devices.add(new DelaySpec("peer", constant(MS)));
    system.batch("io", 1, new IoStep("peer", Optional.empty(), 1));
    system.batch("busy", 1, yields(100, compute(300 * US)));
    assertTime(GeventSpec.PLAIN, "latency-max/io", 48 * 300e-6);
    assertTime(AsyncioSpec.PLAIN, "latency-max/io", 1.8e-3);
  }

  /** The pass ends after the switch interval: 50 callbacks of 0.01 ms, ten times and more. */
  @Test
  void theSwitchIntervalLimitsThePass() {
    system.devices.add(new DelaySpec("peer", constant(MS)));
    system.batch("io", 1, new IoStep("peer", Optional.empty(), 1));
    system.batch("busy", 1, yields(2000, compute(10 * US)));
    assertTime(GeventSpec.PLAIN, "latency-max/io", (11 * 50 - 2) * 10e-6);
  }

  /**
   * Only callbacks count among the 50. Three ask twice for an answer of 1 ms: of the first pass's
   * callbacks the main greenlet and they are four, so the first answers come after 46 turns of 0.3
   * ms; the next pass begins with three events and has 50 turns.
   */
  @Test
  void eventsAreNotCallbacks() {
    system.devices.add(new DelaySpec("peer", constant(MS)));
    Step io = new IoStep("peer", Optional.empty(), 1);
    system.batch("io", 3, io, io);
    system.batch("busy", 1, yields(200, compute(300 * US)));
    assertTime(GeventSpec.PLAIN, "latency-max/io", (46 + 50) * 300e-6);
  }

  /** Python 2 has no switch interval in time, so gevent takes 5 ms: as above, not 100 ticks. */
  @Test
  void ticksDoNotLimitThePass() {
    system.policy = GilPolicy.TICKS;
    system.switchInterval = US;
    theSwitchIntervalLimitsThePass();
  }

  @Test
  void sleepsOverlapAndComputationsDoNot() {
    system.batch("t", 2, new SleepStep(constant(10 * MS)), compute(2 * MS));
    assertTime(GeventSpec.PLAIN, "makespan", 14e-3);
  }

  /** C code that is not patched stops everybody, whether or not it drops the GIL. */
  @Test
  void nativeCodeStopsTheHub() {
    system.cores = 2;
    system.batch("long", 1, new NativeStep(constant(100 * MS), true));
    system.batch("short", 1, new SleepStep(constant(MS)), compute(MS));
    assertTime(GeventSpec.PLAIN, "latency-max/short", 102e-3);
  }

  @Test
  void timersAreRoundedUpToTheSelectorsResolution() {
    system.batch("t", 1, new SleepStep(constant(1_300 * US)));
    assertTime(GeventSpec.PLAIN, "makespan", 1.3e-3);
    system.greenlet = new GreenletCosts(0, 0, 0, 0, MS, 0);
    assertTime(GeventSpec.PLAIN, "makespan", 2e-3);
  }

  /** A limit of one: 3 ms each, first come first served. */
  @Test
  void aLimitLetsTasksInInOrder() {
    system.batch("t", 3, new SleepStep(constant(3 * MS)));
    GeventSpec one = new GeventSpec(OptionalInt.of(1));
    assertTime(one, "makespan", 9e-3);
    assertTime(one, "latency-mean", 6e-3);
  }

  /** Three that hold the lock for 2 ms of sleep have it one after the other. */
  @Test
  void waitersForALockHaveItInOrder() {
    system.locks.add("lock");
    system.batch("t", 3, new LockStep("lock", List.of(new SleepStep(constant(2 * MS)))));
    assertTime(GeventSpec.PLAIN, "makespan", 6e-3);
    assertTime(GeventSpec.PLAIN, "latency-mean", 4e-3);
  }

  /**
   * Whoever releases a lock and takes it again without a switch between is faster than the waiter:
   * 1 ms asleep with the lock, then four more times 1 ms of Python; asyncio hands it over.
   */
  @Test
  void aGreenletThatRunsTakesTheLockBeforeTheHubNotifies() {
    system.locks.add("lock");
    system.batch(
        "first",
        1,
        new LockStep("lock", List.of(new SleepStep(constant(MS)))),
        new RepeatStep(4, List.of(new LockStep("lock", List.of(compute(MS))))));
    system.batch("second", 1, new LockStep("lock", List.of(compute(MS))));
    assertTime(GeventSpec.PLAIN, "latency-max/second", 6e-3);
    assertTime(AsyncioSpec.PLAIN, "latency-max/second", 2e-3);
  }
}
