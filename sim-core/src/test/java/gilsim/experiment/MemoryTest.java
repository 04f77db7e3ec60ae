package gilsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.hardware.MachineSpec;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.PythonModule;
import gilsim.interpreter.StartMethod;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.BatchArrival;
import gilsim.workload.SleepStep;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Peak memory: what is there at once, from the definition. */
class MemoryTest {
  private static final MemoryNeeds NEEDS = new MemoryNeeds(1_000_000, 1_000, 10, 30_000, 200_000);

  private static final MemoryNeeds WITH_MODULES =
      new MemoryNeeds(
          1_000_000,
          Map.of(PythonModule.ASYNCIO, 400_000.0, PythonModule.MULTIPROCESSING, 50_000.0),
          0,
          0,
          30_000,
          200_000);

  private static MachineSpec fourCores(SystemSpec spec) {
    return new MachineSpec(1, 4, 1, 1, 1, List.of(), spec.machine().pricePerHour());
  }

  private static ReplicationResult run(
      StrategySpec strategy, int tasks, long taskMemory, long machineMemory) {
    return run(new TestSystem(), strategy, tasks, taskMemory, machineMemory);
  }

  private static ReplicationResult run(
      TestSystem base, StrategySpec strategy, int tasks, long taskMemory, long machineMemory) {
    return run(base, NEEDS, strategy, tasks, taskMemory, machineMemory);
  }

  private static ReplicationResult run(
      TestSystem base,
      MemoryNeeds needs,
      StrategySpec strategy,
      int tasks,
      long taskMemory,
      long machineMemory) {
    TaskSpec task =
        new TaskSpec(
            "t",
            new BatchArrival(tasks),
            List.of(new SleepStep(TestSystem.constant(TestSystem.MS))),
            0,
            0,
            taskMemory);
    return run(base, needs, strategy, List.of(task), machineMemory);
  }

  private static ReplicationResult run(
      TestSystem base,
      MemoryNeeds needs,
      StrategySpec strategy,
      List<TaskSpec> tasks,
      long machineMemory) {
    SystemSpec spec = base.spec(strategy);
    MachineSpec machine =
        machineMemory > 0 ? fourCores(spec).withMemory(machineMemory) : fourCores(spec);
    InterpreterSpec old = spec.interpreter();
    InterpreterSpec interpreter =
        new InterpreterSpec(
            old.name(),
            old.speed(),
            old.gil(),
            old.threads(),
            old.loop(),
            old.processes(),
            old.sync(),
            old.statements(),
            old.eagerThreads(),
            old.eagerProcesses(),
            old.defaultWorkers(),
            old.defaultStart(),
            needs,
            old.isolation(),
            old.greenlet(),
            old.allocator());
    return Replication.run(
        new SystemSpec(
            machine,
            spec.os(),
            interpreter,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            tasks,
            strategy,
            Map.of(),
            RunLimit.untilDone(),
            1,
            1),
        1,
        0);
  }

  private static void peaks(double bytes, StrategySpec strategy, int tasks) {
    ReplicationResult result = run(strategy, tasks, 500, 0);
    assertThat(result.message()).isEmpty();
    assertThat(TestSystem.value(result, "peak-memory")).isCloseTo(bytes, Offset.offset(1e-3));
  }

  @Test
  void oneTaskAfterAnother() {
    peaks(1_000_000 + 1_000 + 500, new SequentialSpec(), 20);
  }

  @Test
  void oneThreadPerTask() {
    peaks(1_000_000 + 21 * 1_000 + 20 * 500, new ThreadsSpec(), 20);
  }

  @Test
  void poolHoldsAsManyTasksAsItHasThreads() {
    peaks(1_000_000 + 6 * 1_000 + 5 * 500, new ThreadPoolSpec(5), 20);
  }

  @Test
  void allCoroutinesAreThereButOnlySomeRun() {
    peaks(1_000_000 + 1_000 + 20 * 10 + 20 * 500, new AsyncioSpec(OptionalInt.empty()), 20);
    peaks(1_000_000 + 1_000 + 20 * 10 + 3 * 500, new AsyncioSpec(OptionalInt.of(3)), 20);
  }

  /** Parent with main, manager and feeder thread; a thread in each of three children. */
  @Test
  void childrenOfAPool() {
    peaks(
        1_000_000 + 6 * 1_000 + 3 * 30_000 + 3 * 500,
        new ProcessPoolSpec(3, Optional.of(StartMethod.FORK), 1),
        20);
    peaks(
        1_000_000 + 6 * 1_000 + 3 * 200_000 + 3 * 500,
        new ProcessPoolSpec(3, Optional.of(StartMethod.SPAWN), 1),
        20);
  }

  /** In each child a main thread and three of its pool, or the loop's and its tasks. */
  @Test
  void childrenWithThreadsOrALoopInside() {
    peaks(
        1_000_000 + 3 * 1_000 + 2 * (30_000 + 4 * 1_000 + 3 * 500),
        inside(2, new ThreadPoolSpec(3)),
        20);
    peaks(
        1_000_000 + 3 * 1_000 + 2 * (30_000 + 2 * 1_000) + 20 * (10 + 500),
        inside(2, AsyncioSpec.PLAIN),
        20);
  }

  /** A program imports what its strategy needs; what is not known counts nothing. */
  @Test
  void modulesOfTheStrategy() {
    withModules(1_000_000, new ThreadsSpec());
    withModules(1_400_000, AsyncioSpec.PLAIN);
    withModules(1_000_000, GeventSpec.PLAIN);
    withModules(1_050_000 + 2 * 30_000, new ProcessPoolSpec(2, Optional.of(StartMethod.FORK), 1));
    withModules(
        1_450_000,
        new ByTaskSpec(
            Map.of(
                "t",
                AsyncioSpec.PLAIN,
                "none",
                new ProcessesSpec(OptionalInt.empty(), Optional.of(StartMethod.FORK)))));
  }

  /** A forked child has its parent's modules; one that was spawned imports its own. */
  @Test
  void modulesOfStrategiesInside() {
    withModules(1_450_000 + 2 * 30_000, inside(2, AsyncioSpec.PLAIN));
    withModules(
        1_450_000 + 2 * (200_000 + 400_000),
        new ProcessPoolSpec(2, Optional.of(StartMethod.SPAWN), 1, Optional.of(AsyncioSpec.PLAIN)));
  }

  private static void withModules(double bytes, StrategySpec strategy) {
    ReplicationResult result = run(new TestSystem(), WITH_MODULES, strategy, 20, 0, 0);
    assertThat(TestSystem.value(result, "peak-memory")).isCloseTo(bytes, Offset.offset(1e-3));
  }

  private static StrategySpec inside(int workers, StrategySpec inner) {
    return new ProcessPoolSpec(workers, Optional.of(StartMethod.FORK), 1, Optional.of(inner));
  }

  /** One server more, with a thread; it is as big as a child. */
  @Test
  void childrenOfAForkServer() {
    peaks(
        1_000_000 + 7 * 1_000 + 4 * 200_000 + 3 * 500,
        new ProcessPoolSpec(3, Optional.of(StartMethod.FORKSERVER), 1),
        20);
  }

  @Test
  void childrenThatEndedNeedNothing() {
    ProcessesSpec each = new ProcessesSpec(OptionalInt.empty(), Optional.of(StartMethod.FORK));
    peaks(1_000_000 + 1_000 + 20 * (1_000 + 30_000 + 500), each, 20);
    TestSystem slowFork = new TestSystem();
    slowFork.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * TestSystem.MS, 0));
    assertThat(TestSystem.value(run(slowFork, each, 20, 500, 0), "peak-memory"))
        .isCloseTo(1_000_000 + 1_000 + 31_500, Offset.offset(1e-3));
  }

  /** Threads and loops inside children end with them: four threads and a child at a time. */
  @Test
  void childrenThatEndedLeaveNoThreads() {
    TestSystem slowFork = new TestSystem();
    slowFork.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * TestSystem.MS, 0));
    for (StrategySpec inner : List.of(new ThreadsSpec(), new ThreadPoolSpec(3))) {
      StrategySpec each =
          new ProcessesSpec(OptionalInt.empty(), Optional.of(StartMethod.FORK), Optional.of(inner));
      assertThat(TestSystem.value(run(slowFork, each, 20, 500, 0), "peak-memory"))
          .isCloseTo(1_000_000 + 1_000 + 30_000 + 2_000 + 500, Offset.offset(1e-3));
    }
    StrategySpec loops =
        new ProcessesSpec(
            OptionalInt.empty(), Optional.of(StartMethod.FORK), Optional.of(AsyncioSpec.PLAIN));
    assertThat(TestSystem.value(run(slowFork, loops, 20, 500, 0), "peak-memory"))
        .isCloseTo(1_000_000 + 1_000 + 30_000 + 2_000 + 10 + 500, Offset.offset(1e-3));
  }

  /** Forked at 2, 4 and 6 ms; each lives until what was submitted in it has slept for a second. */
  @Test
  void childrenLiveUntilWhatWasSubmittedInThemIsDone() {
    TestSystem slowFork = new TestSystem();
    slowFork.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * TestSystem.MS, 0));
    List<TaskSpec> tasks =
        List.of(
            new TaskSpec(
                "t",
                new BatchArrival(3),
                List.of(new SubmitStep("left", 1, Optional.empty())),
                0,
                0),
            new TaskSpec(
                "left",
                new SubmittedArrival(),
                List.of(new SleepStep(TestSystem.constant(TestSystem.S))),
                0,
                0));
    StrategySpec each =
        new ProcessesSpec(
            OptionalInt.empty(), Optional.of(StartMethod.FORK), Optional.of(new ThreadsSpec()));
    // The third has its main thread and that of its task for a moment.
    assertThat(TestSystem.value(run(slowFork, NEEDS, each, tasks, 0), "peak-memory"))
        .isBetween(1_000_000 + 1_000 + 3 * 31_000.0, 1_000_000 + 1_000 + 3 * 31_000 + 2_000.0);
  }

  @Property(tries = 40, seed = "7")
  void neverBelowTheBaseNorAboveAllAtOnce(
      @ForAll @IntRange(min = 1, max = 60) int tasks,
      @ForAll @IntRange(min = 1, max = 9) int workers) {
    for (StrategySpec strategy :
        List.of(
            new ThreadPoolSpec(workers),
            new AsyncioSpec(OptionalInt.of(workers)),
            new ProcessPoolSpec(workers, Optional.of(StartMethod.FORK), 1))) {
      double peak = TestSystem.value(run(strategy, tasks, 500, 0), "peak-memory");
      int most = Math.min(tasks, workers);
      assertThat(peak).isGreaterThanOrEqualTo(1_000_000 + 1_000 + 500);
      assertThat(peak)
          .isLessThanOrEqualTo(
              1_000_000 + 3_000 + workers * 31_000 + tasks * 10 + most * 500 + 1e-3);
    }
  }

  @Test
  void runThatNeedsMoreThanThereIsSaysSo() {
    ReplicationResult result = run(new ThreadsSpec(), 20, 1L << 30, 16L << 30);
    assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    assertThat(result.message())
        .isEqualTo(
            "needs 20.00 GiB of memory at its peak, but the machine has 16.00 GiB: the real program"
                + " would swap or be killed");
    assertThat(run(new SequentialSpec(), 20, 1L << 30, 16L << 30).message()).isEmpty();
  }

  @Test
  void withoutFactsThereIsNoPeak() {
    assertThat(
            new TestSystem()
                .batch("t", 1, new SleepStep(TestSystem.constant(1)))
                .run(new ThreadsSpec())
                .values())
        .noneMatch(value -> value.metric().equals("peak-memory"));
  }
}
