package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Exponential;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.GatherStep;
import gilsim.workload.LockStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.TaskSpec;
import gilsim.workload.WaitForStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Tasks in worker processes that submit tasks to what runs in their own process. */
class SubmitInsideTest {
  private static final Optional<String> OWN = Optional.empty();
  private static final Optional<String> CREW = Optional.of("crew");
  private static final Optional<StartMethod> FORK = Optional.of(StartMethod.FORK);
  private final TestSystem system = new TestSystem();

  SubmitInsideTest() {
    system.cores = 4;
  }

  private static Step sleep(long milliseconds) {
    return new SleepStep(constant(milliseconds * MS));
  }

  private static Step gather(int count, Optional<String> to) {
    return new GatherStep("inner", count, to);
  }

  private SubmitInsideTest outer(int count, Step... steps) {
    system.batch("outer", count, steps);
    return this;
  }

  private SubmitInsideTest inner(Step... steps) {
    system.task("inner", new SubmittedArrival(), steps);
    return this;
  }

  private double makespan(StrategySpec strategy) {
    ReplicationResult run = system.run(strategy);
    assertThat(run.message()).isEmpty();
    return value(run, "makespan");
  }

  /** Workers of every kind, each of which has this strategy inside. */
  private static List<StrategySpec> outers(int workers, StrategySpec inside) {
    List<StrategySpec> all = new ArrayList<>();
    all.add(new ProcessPoolSpec(workers, FORK, 1, Optional.of(inside)));
    all.add(new ProcessesSpec(OptionalInt.of(workers), FORK, Optional.of(inside)));
    all.add(new ProcessesSpec(OptionalInt.empty(), FORK, Optional.of(inside)));
    if (!(inside instanceof GeventSpec)) {
      all.add(new InterpreterPoolSpec(workers, Optional.of(inside)));
    }
    return all;
  }

  private void takes(double seconds, int workers, StrategySpec inside) {
    for (StrategySpec strategy : outers(workers, inside)) {
      assertThat(makespan(strategy)).as(strategy.toString()).isEqualTo(seconds);
    }
  }

  /** Two workers with a task each, which has four parts of 10 ms run. */
  @Test
  void workersRunWhatTheirTasksSubmitWithWhatIsInsideThem() {
    outer(2, gather(4, OWN)).inner(sleep(10));

    takes(0.010, 2, new ThreadsSpec());
    takes(0.010, 2, AsyncioSpec.PLAIN);
    takes(0.010, 2, GeventSpec.PLAIN);
  }

  /** One of three places is that of the task that waits. */
  @Test
  void whoeverWaitsKeepsItsPlace() {
    outer(1, gather(4, OWN)).inner(sleep(10));

    takes(0.020, 1, new ThreadPoolSpec(3));
    takes(0.020, 1, new AsyncioSpec(OptionalInt.of(3)));
    takes(0.020, 1, new GeventSpec(OptionalInt.of(3)));
  }

  /** Each process computes under its own GIL: 4 x 5 ms there, both at the same time. */
  @Test
  void partsShareTheGilOfTheirProcess() {
    outer(2, gather(4, OWN)).inner(new ComputeStep(constant(5 * MS)));

    assertThat(
            makespan(new ProcessesSpec(OptionalInt.empty(), FORK, Optional.of(new ThreadsSpec()))))
        .isCloseTo(0.020, within(1e-9));
    assertThat(makespan(new ThreadsSpec())).isCloseTo(0.040, within(1e-9));
  }

  /**
   * Forked at 1; manager and feeder take 0.25 each to start, the message is pickled at 2.51. The
   * worker is up at 3 and has unpickled it at 4.01. Submit 0.02 to the put and 0.02 more, a thread
   * 0.25, dispatch 0.03: the task sleeps from 4.33 to 14.33. Then the same for the part, which is
   * not pickled: it computes from 14.65 to 19.65.
   */
  @Test
  void whatIsSubmittedInsideIsNotPickled() {
    system.threads = new ThreadCosts(200 * US, 50 * US, 40 * US, 30 * US, 0, 0, 0);
    system.processes =
        ProcessCosts.NONE.with(ForkCosts.of(MS, 2 * MS)).with(MessageCosts.of(10 * US, 1000, 0));
    system.tasks.add(
        new TaskSpec("outer", new BatchArrival(1), List.of(sleep(10), gather(1, OWN)), 1000, 2000));
    system.tasks.add(
        new TaskSpec(
            "inner",
            new SubmittedArrival(),
            List.of(new ComputeStep(constant(5 * MS))),
            1000,
            2000));

    ReplicationResult run =
        system.run(new ProcessPoolSpec(1, FORK, 1, Optional.of(new ThreadPoolSpec(2))));

    assertThat(value(run, "latency-max/outer")).isEqualTo(0.01965);
    assertThat(value(run, "latency-max/inner")).isCloseTo(0.00532, within(1e-12));
  }

  /** A pass of the loop takes 1 ms; the task is created in it, no byte is written for that. */
  @Test
  void coroutinesCreateTheirTasksInTheLoopOfTheirProcess() {
    system.loop = new LoopCosts(0, 0, MS, 0, 0);
    system.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 3 * MS);
    outer(1, new SubmitStep("inner", 1, OWN), WAIT).inner();

    ReplicationResult run =
        system.run(new ProcessPoolSpec(1, FORK, 1, Optional.of(AsyncioSpec.PLAIN)));
    TestSystem plain = new TestSystem();
    plain.loop = system.loop;
    plain.batch("outer", 1, new SubmitStep("inner", 1, OWN), WAIT);
    plain.task("inner", new SubmittedArrival());

    assertThat(value(run, "latency-max/inner"))
        .isEqualTo(value(plain.run(AsyncioSpec.PLAIN), "latency-max/inner"));
  }

  private static final Step WAIT = new WaitForStep(WaitForStep.Which.ALL, Optional.empty());

  /** Two tasks in two processes: two pools of two threads, not one. */
  @Test
  void eachWorkerHasAPoolOfItsOwn() {
    outer(2, gather(4, CREW)).inner(sleep(10));
    system.pools.put("crew", Optional.of(new ThreadPoolSpec(2)));

    for (StrategySpec strategy :
        List.of(
            new ProcessesSpec(OptionalInt.empty(), FORK),
            new InterpreterPoolSpec(2),
            new ProcessesSpec(OptionalInt.empty(), FORK, Optional.of(new ThreadsSpec())))) {
      assertThat(makespan(strategy)).as(strategy.toString()).isEqualTo(0.020);
    }
    assertThat(makespan(new ThreadsSpec())).as("in one process").isEqualTo(0.040);
    system.pools.put("crew", Optional.of(AsyncioSpec.PLAIN));
    assertThat(makespan(new ProcessPoolSpec(2, FORK, 1))).isEqualTo(0.010);
    system.pools.put("crew", Optional.of(new SequentialSpec()));
    assertThat(makespan(new ProcessPoolSpec(2, FORK, 1))).isEqualTo(0.040);
  }

  /** The pool has workers with threads inside; what it runs submits to those. */
  @Test
  void taskOfAPoolReachesWhatIsInsideItsOwnWorker() {
    outer(1, new GatherStep("middle", 2, CREW)).inner(sleep(10));
    system.task("middle", new SubmittedArrival(), gather(3, CREW));
    system.pools.put(
        "crew", Optional.of(new ProcessPoolSpec(2, FORK, 1, Optional.of(new ThreadsSpec()))));

    assertThat(makespan(AsyncioSpec.PLAIN)).isEqualTo(0.010);
  }

  /** 100 exponential tasks at once, in one worker: H(100) on average. */
  @Test
  void gatherOfManyInsideHasItsExactMean() {
    outer(1, gather(100, OWN)).inner(new SleepStep(new Exponential(S)));
    for (StrategySpec strategy : outers(2, AsyncioSpec.PLAIN).subList(0, 3)) {
      SummaryStatistics means = new SummaryStatistics();
      for (int batch = 0; batch < 20; batch++) {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
          sum += value(Replication.run(system.spec(strategy), 11, batch * 50 + i), "makespan");
        }
        means.addValue(sum / 50);
      }
      double error = means.getStandardDeviation() / Math.sqrt(means.getN());
      assertThat(error).isLessThan(0.06);
      // 3.5 standard errors: a correct model fails with 0.0024.
      assertThat(means.getMean()).isCloseTo(5.187378, within(3.5 * error));
    }
  }

  /** The same random numbers meet every strategy, also inside workers. */
  @Test
  void drawsAreThoseOfThreads() {
    outer(3, gather(5, OWN)).inner(new SleepStep(new Exponential(10 * MS)));
    double threads = makespan(new ThreadsSpec());
    takes(threads, 3, new ThreadsSpec());
    takes(threads, 3, AsyncioSpec.PLAIN);
  }

  @Test
  void nobodyNeedWaitForWhatIsSubmitted() {
    outer(2, new SubmitStep("inner", 3, OWN), sleep(1)).inner(sleep(10));
    for (StrategySpec inside :
        List.of(new ThreadsSpec(), new ThreadPoolSpec(4), AsyncioSpec.PLAIN)) {
      for (StrategySpec strategy : outers(2, inside)) {
        ReplicationResult run = system.run(strategy);
        assertThat(run.message()).as(strategy.toString()).isEmpty();
        assertThat(value(run, "latency-max/outer")).as(strategy.toString()).isEqualTo(0.001);
        assertThat(value(run, "completed")).isEqualTo(8);
      }
    }
  }

  @Test
  void poolInsideThatWaitsForItselfIsADeadlock() {
    outer(2, sleep(1), gather(1, OWN)).inner(sleep(10));
    for (StrategySpec strategy : outers(1, new ThreadPoolSpec(2))) {
      if (strategy instanceof ProcessesSpec each && each.workers().isEmpty()) {
        continue; // a process for each task has a thread left
      }
      ReplicationResult run = system.run(strategy);
      assertThat(run.outcome()).as(strategy.toString()).isEqualTo(Outcome.UNFINISHED);
      assertThat(run.message())
          .contains("deadlock: outer #0 waits for the end of inner #0; inner #0 waits for one of")
          .contains("the 2 workers of a thread pool, busy with outer #0, outer #1");
    }
    ReplicationResult alone =
        system.run(
            new ProcessesSpec(OptionalInt.empty(), FORK, Optional.of(new ThreadPoolSpec(1))));
    assertThat(alone.message()).contains("deadlock: outer #0", "the 1 workers of a thread pool");
    ReplicationResult loop =
        system.run(
            new ProcessPoolSpec(1, FORK, 1, Optional.of(new AsyncioSpec(OptionalInt.of(2)))));
    assertThat(loop.message())
        .contains("deadlock: outer #0", "a place in the event loop, whose limit is 2");
  }

  @Test
  void ownPoolOfAWorkerThatWaitsForItselfIsADeadlock() {
    outer(2, new GatherStep("middle", 1, CREW)).inner(sleep(10));
    system.task("middle", new SubmittedArrival(), gather(1, CREW));
    system.pools.put("crew", Optional.of(new ThreadPoolSpec(1)));

    assertThat(system.run(new ProcessPoolSpec(2, FORK, 1)).message())
        .contains("deadlock: middle #0 waits for the end of inner #0")
        .contains("the 1 workers of a thread pool, busy with middle #0");
  }

  /** Locks between tasks of several processes are those of multiprocessing, wherever they run. */
  @Test
  void locksReachOverProcesses() {
    outer(2, gather(1, CREW)).inner(new LockStep("x", List.of(sleep(10))));
    system.locks.add("x");
    system.pools.put("crew", Optional.of(AsyncioSpec.PLAIN));

    assertThat(makespan(new ProcessPoolSpec(2, FORK, 1))).isEqualTo(0.020);
  }

  @Test
  void whatCannotBeReachedIsRefused() {
    outer(1, gather(1, OWN)).inner(sleep(1));
    refused(
        new ProcessPoolSpec(2, FORK, 1),
        "runs the task 'outer' in a worker process, from which it cannot submit 'inner' to the"
            + " executor whose worker that is: it cannot be pickled into its workers");
    refused(new InterpreterPoolSpec(2), "'outer' in an interpreter of a pool", "cannot be pickled");
    refused(
        new ByTaskSpec(
            Map.of(
                "outer",
                new ProcessPoolSpec(2, FORK, 1, Optional.of(new ThreadsSpec())),
                "inner",
                new ThreadsSpec())),
        "to an executor of the parent process: it cannot be pickled");
    system.tasks.clear();
    outer(1, gather(1, CREW)).inner(sleep(1));
    system.pools.put("crew", Optional.of(new ProcessPoolSpec(2, FORK, 1)));
    refused(
        new ProcessPoolSpec(2, FORK, 1, Optional.of(new ThreadsSpec())),
        "to the pool 'crew'",
        "workers have no processes of their own");
  }

  private void refused(StrategySpec strategy, String... messages) {
    ReplicationResult run = system.run(strategy);
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.message()).contains(messages);
  }

  /** A part of by-task names its own pool, whose workers then run the parts themselves. */
  @Test
  void partCanNameItself() {
    outer(1, gather(4, Optional.of("outer"))).inner(sleep(10));
    StrategySpec pool = new ProcessPoolSpec(1, FORK, 1, Optional.of(new ThreadPoolSpec(3)));

    assertThat(makespan(new ByTaskSpec(Map.of("outer", pool, "inner", new ThreadsSpec()))))
        .isEqualTo(0.020);
  }
}
