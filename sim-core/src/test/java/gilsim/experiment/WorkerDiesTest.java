package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.kernel.Engine;
import gilsim.kernel.RunEnd;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.strategy.WorkerDies;
import gilsim.trace.TaskRecord;
import gilsim.trace.TraceListener;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.LockStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A worker process that is killed: exact times without costs, and what is lost. */
class WorkerDiesTest {
  private static final OptionalInt FIRST = OptionalInt.empty();
  private static final Step TEN = new ComputeStep(constant(10 * MS));

  private static Optional<WorkerDies> after(long milliseconds, OptionalInt worker) {
    return Optional.of(new WorkerDies(constant(milliseconds * MS), worker));
  }

  private static ProcessPoolSpec executor(int workers, Optional<WorkerDies> dies) {
    return new ProcessPoolSpec(workers, Optional.empty(), 1, Optional.empty(), dies);
  }

  private static ProcessesSpec pool(int workers, Optional<WorkerDies> dies) {
    return new ProcessesSpec(OptionalInt.of(workers), Optional.empty(), Optional.empty(), dies);
  }

  private static ProcessesSpec each(Optional<WorkerDies> dies) {
    return new ProcessesSpec(OptionalInt.empty(), Optional.empty(), Optional.empty(), dies);
  }

  private static TestSystem system(int cores) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    return system;
  }

  private static TestSystem system(int count, Step... steps) {
    return system(4).batch("t", count, steps);
  }

  /** When tasks were done, milliseconds. */
  private static List<Double> ends(TestSystem system, StrategySpec strategy) {
    List<Double> ends = new ArrayList<>();
    TraceListener listener =
        new TraceListener() {
          @Override
          public void taskDone(long now, TaskRecord task) {
            ends.add(now / 1e6);
          }
        };
    SystemModel model = new SystemModel(system.spec(strategy), 1, 0);
    Engine.run(engine -> model.build(engine, listener), 10_000 * MS);
    return ends;
  }

  @Test
  void executorBreaksAndAllThatIsNotDoneFails() {
    TestSystem system = system(7, TEN);
    StrategySpec strategy = executor(2, after(25, FIRST));
    ReplicationResult run = system.run(strategy);

    // Two at 10, two at 20; two run and one waits when the first worker dies.
    assertThat(ends(system, strategy)).containsExactly(10.0, 10.0, 20.0, 20.0);
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "worker 0 was killed at 0.025 s; the process pool broke (BrokenProcessPool); 3 tasks"
                + " were lost: t #4, t #5, t #6");
    assertThat(value(run, "completed")).isEqualTo(4);
    assertThat(value(run, "unfinished")).isEqualTo(3);
    // Both workers computed until the kill at 25, at which the run ends.
    assertThat(value(run, "cpu-utilization")).isEqualTo(0.5);
  }

  /** An idle worker is enough. */
  @Test
  void executorThatIdlesBreaksAndRefusesWhatComesLater() {
    TestSystem system = system(4);
    system.task("t", new ClientArrival(1, constant(50 * MS)), TEN).until(1000 * MS);
    ReplicationResult run = system.run(executor(2, after(95, OptionalInt.of(1))));

    // Requests at 0, 60 and 120: the third one is refused, and the client sends no more.
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "worker 1 was killed at 0.095 s; the process pool broke (BrokenProcessPool); 1 task was"
                + " lost: t #0");
    assertThat(value(run, "completed")).isEqualTo(2);
    assertThat(value(run, "unfinished")).isEqualTo(1);
  }

  @Test
  void poolReplacesTheWorkerAndLosesItsTask() {
    TestSystem system = system(7, TEN);
    StrategySpec strategy = pool(2, after(25, FIRST));
    ReplicationResult run = system.run(strategy);

    // Task 4 dies with worker 0 at 25; the new worker runs 6 from then, which ends at 35.
    assertThat(ends(system, strategy)).containsExactly(10.0, 10.0, 20.0, 20.0, 30.0, 35.0);
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).isEqualTo("worker 0 was killed at 0.025 s; 1 task was lost: t #4");
    assertThat(value(run, "completed")).isEqualTo(6);
    assertThat(value(run, "unfinished")).isEqualTo(1);
  }

  /** Fork 1 ms each, workers at 1 and 2; killed at 5, the handler forks from 5 to 6. */
  @Test
  void newWorkerCostsAFork() {
    TestSystem system = system(3, TEN);
    system.processes = ProcessCosts.NONE.with(ForkCosts.of(MS, 0));
    assertThat(ends(system, pool(2, after(5, FIRST)))).containsExactly(12.0, 16.0);
    assertThat(ends(system, pool(2, Optional.empty()))).containsExactly(12.0, 12.0, 22.0);
  }

  /** The idle worker that reads holds the lock of all readers: the pool hangs for ever. */
  @Test
  void poolWhoseReaderDiesHangs() {
    TestSystem system = system(4);
    system.task("t", new ClientArrival(1, constant(50 * MS)), TEN).until(1000 * MS);

    // The client's requests at 0 and 60 go to the workers in turn; at 95 worker 0 is the one that
    // reads, and the others wait for it.
    ReplicationResult hangs = system.run(pool(3, after(95, OptionalInt.of(2))));
    ReplicationResult goesOn = system.run(pool(3, after(95, OptionalInt.of(0))));

    assertThat(hangs.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(hangs.message())
        .isEqualTo(
            "worker 2 was killed at 0.095 s; some tasks wait for ever: t #0 waits for a worker, but"
                + " a killed one holds the reader's lock of a pipe for ever");
    assertThat(value(hangs, "completed")).isEqualTo(2);
    assertThat(goesOn.outcome()).isEqualTo(Outcome.DONE);
    assertThat(goesOn.message()).isEqualTo("worker 0 was killed at 0.095 s");
    assertThat(value(goesOn, "completed")).isEqualTo(17);
  }

  @Test
  void processOfOneTaskDies() {
    TestSystem system = system(3, TEN);
    StrategySpec strategy = each(after(4, OptionalInt.of(1)));
    ReplicationResult run = system.run(strategy);

    assertThat(ends(system, strategy)).containsExactly(10.0, 10.0);
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).isEqualTo("worker 1 was killed at 0.004 s; 1 task was lost: t #1");
    // Two cores for 10 ms and one for 4, of four.
    assertThat(value(run, "cpu-utilization")).isEqualTo(0.6);
  }

  /** On one core three processes take turns; the dead one gives its share to the others. */
  @Test
  void aDeadProcessGivesItsProcessorAway() {
    TestSystem system = system(1).batch("t", 3, TEN);
    system.slice = MS;
    system.tick = 0;
    // 9 ms of the first 9 are shared equally; then 14 ms of work are left for two.
    List<Double> ends = ends(system, each(after(9, FIRST)));
    assertThat(ends).hasSize(2);
    assertThat(ends.get(1)).isBetween(22.9, 23.1);
  }

  @Test
  void aSleepingProcessNeverWakes() {
    TestSystem system = system(2, new SleepStep(constant(10 * MS)), TEN);
    assertThat(ends(system, each(after(4, FIRST)))).containsExactly(20.0);
    SystemModel model = new SystemModel(system.spec(each(after(4, FIRST))), 1, 0);
    RunEnd end = Engine.run(model::build, Long.MAX_VALUE);
    assertThat(end.time()).isEqualTo(20 * MS);
  }

  @Test
  void aLockThatItHeldStaysTaken() {
    Step locked = new LockStep("lock", List.of(TEN));
    TestSystem system = system(3, locked);
    system.locks.add("lock");
    ReplicationResult run = system.run(each(after(15, OptionalInt.of(1))));

    assertThat(value(run, "completed")).isEqualTo(1);
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "worker 1 was killed at 0.015 s; 1 task was lost: t #1; 1 task was not finished when"
                + " nothing could happen any more (at 0.015 s): t #2 waits for lock 'lock', held by"
                + " t #1, which was killed");
  }

  /** The first of two that wait for an item reads, under a lock that dies with it. */
  @Test
  void aReaderOfAQueueTakesItsLockAlong() {
    TestSystem system = system(4).batch("get", 2, new GetStep("q"));
    system.batch("put", 1, new SleepStep(constant(10 * MS)), new PutStep("q"), new PutStep("q"));
    system.queues.add(new QueueDefinition("q", OptionalInt.empty(), 0));
    // Forks of 1 ms, so that the first one waits first.
    system.processes = ProcessCosts.NONE.with(ForkCosts.of(MS, 0));

    ReplicationResult second = system.run(each(after(5, OptionalInt.of(1))));
    assertThat(second.message())
        .isEqualTo("worker 1 was killed at 0.005 s; 1 task was lost: get #1");
    ReplicationResult first = system.run(each(after(5, OptionalInt.of(0))));
    assertThat(value(first, "completed")).isEqualTo(1);
    assertThat(first.message())
        .endsWith(
            "get #1 waits for an item in queue 'q', of which a killed process holds the reader's"
                + " lock");
  }

  /** Base 1 MB, each child 30 kB while it lives, each task 5 kB while it runs. */
  @Test
  void aDeadProcessGivesItsMemoryBack() {
    TestSystem system = system(4);
    system.memory = new MemoryNeeds(1_000_000, 0, 0, 30_000, 0);
    system.tasks.add(new TaskSpec("t", new BatchArrival(3), List.of(TEN), 0, 0, 5_000));
    List<Double> memory = new ArrayList<>();
    TraceListener listener =
        new TraceListener() {
          @Override
          public void memory(long now, double bytes) {
            if (now == 4 * MS) {
              memory.add(bytes);
            }
          }
        };
    SystemModel model = new SystemModel(system.spec(each(after(4, FIRST))), 1, 0);
    Engine.run(engine -> model.build(engine, listener), 10_000 * MS);
    assertThat(memory).containsExactly(1_100_000.0, 1_070_000.0);
  }

  /** The semaphore wakes a living waiter, not the dead one before it. */
  @Test
  void aWaiterThatDiedIsNotWoken() {
    TestSystem system = system(3, new LockStep("lock", List.of(TEN)));
    system.locks.add("lock");
    assertThat(ends(system, each(after(5, OptionalInt.of(1))))).containsExactly(10.0, 20.0);
  }

  /** {@code concurrent.futures.wait} returns; whoever joins a process goes on, too. */
  @Test
  void aTaskThatWaitsForALostOneGoesOnUnlessThePoolSaysNothing() {
    TestSystem system = system(4).batch("outer", 1, new GatherStep("inner", 2, Optional.empty()));
    system.task("inner", new SubmittedArrival(), TEN);

    ReplicationResult executor = system.run(parts(executor(2, after(5, FIRST))));
    assertThat(value(executor, "completed")).isEqualTo(1);
    assertThat(executor.message()).endsWith("2 tasks were lost: inner #0, inner #1");
    ReplicationResult joined = system.run(parts(each(after(5, FIRST))));
    assertThat(value(joined, "completed")).isEqualTo(2);
    assertThat(joined.message()).endsWith("1 task was lost: inner #0");
    ReplicationResult pool = system.run(parts(pool(2, after(5, FIRST))));
    assertThat(value(pool, "completed")).isEqualTo(1);
    assertThat(pool.message())
        .contains("1 task was lost: inner #0; 1 task was not finished")
        .endsWith("outer #0 waits for the end of inner #0, of which a killed worker took inner #0");
  }

  private static StrategySpec parts(StrategySpec inner) {
    return new ByTaskSpec(Map.of("outer", new ThreadsSpec(), "inner", inner));
  }

  @Test
  void nobodyDiesWhoIsNotThere() {
    TestSystem system = system(2, TEN);
    ReplicationResult late = system.run(each(after(11, FIRST)));
    assertThat(late.outcome()).isEqualTo(Outcome.DONE);
    assertThat(late.message()).isEqualTo("no worker was killed: the run was over before");
    system.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * MS, 0));
    assertThat(system.run(each(after(3, OptionalInt.of(1)))).message())
        .isEqualTo("worker 1 was not alive at 0.003 s (1 had been started), so none was killed");
    assertThat(system.run(each(after(1, FIRST))).message())
        .isEqualTo("no worker was alive at 0.001 s (0 had been started), so none was killed");
  }

  /**
   * Results longer than their pipe: the parent waits for the rest of the first for ever. A pool's
   * new worker still runs the second task.
   */
  @Test
  void aDeadWriterLeavesHalfAMessage() {
    TestSystem system = system(2);
    system.processes =
        ProcessCosts.NONE.with(new MessageCosts(0, 0, 0, 0, 1000, MessageCosts.LINUX_PIPE));
    system.tasks.add(new TaskSpec("t", new BatchArrival(3), List.of(TEN), 0, 1_000_000));

    ReplicationResult pool = system.run(pool(1, after(100, FIRST)));
    assertThat(value(pool, "completed")).isEqualTo(2);
    ReplicationResult executor = system.run(executor(1, after(100, FIRST)));
    assertThat(value(executor, "completed")).isEqualTo(1);
    for (ReplicationResult run : List.of(pool, executor)) {
      assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
      assertThat(run.message())
          .contains("t #2 waits for a worker, but a killed one holds the writer's lock of a pipe");
    }
  }

  /** The task is done, but the program waits for its result for ever. */
  @Test
  void aResultIsLostWithItsWorker() {
    TestSystem system = system(4);
    // Pickling the result takes 1 ms a byte, 5 ms.
    system.processes = ProcessCosts.NONE.with(new MessageCosts(0, 1e6, 0, 0, 0, 1000));
    system.tasks.add(new TaskSpec("t", new BatchArrival(1), List.of(TEN), 0, 5));
    system.batch("other", 1, new ComputeStep(constant(30 * MS)));
    ReplicationResult run = system.run(pool(2, after(12, FIRST)));

    assertThat(value(run, "completed")).isEqualTo(2);
    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "worker 0 was killed at 0.012 s; 1 result of finished tasks never reached the program");
  }
}
