package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.interpreter.ColdPass;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.ThreadCosts;
import gilsim.interpreter.ThreadedStep;
import gilsim.interpreter.WaitCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event loop that leaves steps to threads, with exact times. */
class ToThreadTest {
  private static final AsyncioSpec NATIVE =
      new AsyncioSpec(OptionalInt.empty(), List.of(ThreadedStep.NATIVE));
  private static final AsyncioSpec IO =
      new AsyncioSpec(OptionalInt.empty(), List.of(ThreadedStep.IO));

  private final TestSystem system = new TestSystem();

  private void assertTime(StrategySpec strategy, String metric, double seconds) {
    assertThat(TestSystem.value(system.run(strategy), metric)).isCloseTo(seconds, within(1e-12));
  }

  private static NativeStep code(long time) {
    return new NativeStep(constant(time), true);
  }

  /** Two of 100 ms on two cores run side by side, and the loop beside them goes on. */
  @Test
  void codeInThreadsNeitherStopsTheLoopNorEachOther() {
    system.cores = 3;
    system.batch("long", 2, code(100 * MS));
    system.batch("short", 1, new ComputeStep(constant(MS)));
    assertTime(NATIVE, "makespan", 0.1);
    assertTime(NATIVE, "latency-max/short", 1e-3);
    assertTime(AsyncioSpec.PLAIN, "makespan", 0.201);
  }

  /**
   * The loop's part of the call 1 ms; submit 2, thread's start 3 and begin 4, dispatch 5; code 10;
   * the byte 0.5, which the loop reads in 0.5; the loop's other part 1; its step 0.25, as before
   * the call. The passes cost nothing.
   */
  @Test
  void everyPartOfTheWayCosts() {
    system.cores = 2;
    system.threads = new ThreadCosts(3 * MS, 4 * MS, 2 * MS, 5 * MS, 0, 0, MS / 2);
    system.loop = new LoopCosts(0, MS / 4, 0, 0, 0, 2 * MS, WaitCosts.NONE, ColdPass.NONE);
    system.batch("t", 1, code(10 * MS));
    assertTime(NATIVE, "makespan", 27.5e-3);
  }

  /** 1 ms a pass: one creates the task, one begins it; one sets the future, one resumes it. */
  @Test
  void theResultComesTwoPassesAfterTheByte() {
    system.cores = 2;
    system.loop = new LoopCosts(0, 0, MS, 0, 0);
    system.batch("t", 1, code(10 * MS));
    assertTime(NATIVE, "makespan", 14e-3);
  }

  /**
   * 10 ms of code twice, the byte 5 ms. At 10.5 ms another task's timer wakes the loop, which finds
   * the callback of the first call and submits the second, while the first worker still writes. A
   * second worker runs it, 10.5 to 20.5, and writes until 25.5; the loop reads until 30.5.
   */
  @Test
  void aWorkerThatStillWritesDoesNotRunTheNextCall() {
    system.cores = 4;
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 5 * MS);
    system.batch("twice", 1, code(10 * MS), code(10 * MS));
    system.batch("other", 1, new SleepStep(constant(10 * MS + MS / 2)));
    assertTime(NATIVE, "latency-max/other", 10.5e-3);
    assertTime(NATIVE, "latency-max/twice", 30.5e-3);
  }

  /** Two bytes are there when the loop reads, 2 ms: it does so once, from 10 to 12 ms. */
  @Test
  void theLoopReadsAllBytesAtOnce() {
    system.cores = 3;
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 2 * MS);
    system.batch("t", 2, code(8 * MS));
    assertTime(NATIVE, "makespan", 12e-3);
  }

  /** 40 calls of 1 s in min(32, cores + 4) threads. */
  @ParameterizedTest
  @CsvSource({"1, 8", "4, 5", "16, 2", "28, 2", "64, 2"})
  void thePoolHasItsDefaultSize(int cores, int rounds) {
    system.cores = cores;
    system.devices.add(new DelaySpec("peer", constant(S)));
    system.batch("t", 40, new IoStep("peer", Optional.empty(), 1));
    assertTime(IO, "makespan", rounds);
    assertTime(AsyncioSpec.PLAIN, "makespan", 1);
  }

  /** Of 16 processors the process may use two: 5, 80, 20 and 6 threads. */
  @ParameterizedTest
  @CsvSource({
    "FIVE, 8",
    "FIVE_PER_PROCESSOR, 1",
    "PROCESSORS_PLUS_FOUR, 2",
    "ALLOWED_PLUS_FOUR, 7"
  })
  void theDefaultSizeDependsOnTheVersion(DefaultWorkers workers, int rounds) {
    system.cores = 16;
    system.affinity = List.of(3, 4);
    system.defaultWorkers = workers;
    system.devices.add(new DelaySpec("peer", constant(S)));
    system.batch("t", 40, new IoStep("peer", Optional.empty(), 1));
    assertTime(IO, "makespan", rounds);
  }

  /** As efficiency counts them: one loop, or the threads that the tasks can make use of. */
  @Test
  void threadsCountAsWorkers() {
    system.batch("t", 7, code(MS));
    assertThat(AsyncioSpec.PLAIN.workers(system.tasks)).isEqualTo(1);
    assertThat(NATIVE.workers(system.tasks)).isEqualTo(7);
    system.batch("u", 70, code(MS));
    assertThat(NATIVE.workers(system.tasks)).isEqualTo(32);
  }

  @Test
  void stepsThatAreNotListedStayInTheLoop() {
    system.cores = 3;
    system.batch("t", 2, code(10 * MS));
    assertTime(IO, "makespan", 20e-3);
  }

  /** A loop's passes go on, each through a thread; the pool's threads do not count as start-up. */
  @Test
  void passesOfALoopAreNotSubmittedByTheWorker() {
    system.cores = 2;
    system.task("t", new LoopArrival(1), code(10 * MS)).until(S + MS);
    assertTime(NATIVE, "completed", 100);
    assertTime(NATIVE, "latency-max", 10e-3);
  }

  /** The worker is ready at 10 and has the GIL at 15 ms, but the loop computes until 50. */
  @Test
  void theLoopsOwnWorkDelaysTheResult() {
    system.cores = 2;
    system.batch("call", 1, code(10 * MS));
    system.batch("busy", 1, new ComputeStep(constant(50 * MS)));
    assertTime(NATIVE, "latency-max/call", 50e-3);
  }
}
