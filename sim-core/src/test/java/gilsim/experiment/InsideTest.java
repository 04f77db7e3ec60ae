package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.distribution.Exponential;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.PoolCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.ServerCosts;
import gilsim.interpreter.SpawnCosts;
import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.SleepStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A strategy inside each worker of another one, without costs: exact results and limiting cases.
 * Statistical checks are those of {@link OracleTest}: a correct model fails one with probability
 * 0.0024, so the seeds are fixed.
 */
class InsideTest {
  private final TestSystem system = new TestSystem();

  InsideTest() {
    system.cores = 8;
  }

  /** All outer strategies with so many workers. */
  private static List<StrategySpec> outers(int workers, StrategySpec inside) {
    List<StrategySpec> all = new ArrayList<>();
    all.add(new ProcessPoolSpec(workers, Optional.empty(), 1, Optional.of(inside)));
    all.add(new ProcessesSpec(OptionalInt.of(workers), Optional.empty(), Optional.of(inside)));
    if (!(inside instanceof GeventSpec)) {
      all.add(new InterpreterPoolSpec(workers, Optional.of(inside)));
    }
    return all;
  }

  private static StrategySpec eachProcess(StrategySpec inside) {
    return new ProcessesSpec(OptionalInt.empty(), Optional.empty(), Optional.of(inside));
  }

  private double makespan(StrategySpec strategy) {
    ReplicationResult result = system.run(strategy);
    assertThat(result.message()).isEmpty();
    return TestSystem.value(result, "makespan");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 2, 3", "12, 2, 3", "13, 2, 3", "100, 4, 8"})
  void sleepingTasksTakeAsManyRoundsAsThePlacesAllow(int tasks, int workers, int places) {
    system.batch("t", tasks, new SleepStep(constant(S)));
    double rounds = Math.ceil(tasks / (double) (workers * places));
    List<StrategySpec> insides =
        List.of(
            new ThreadPoolSpec(places),
            new AsyncioSpec(OptionalInt.of(places)),
            new GeventSpec(OptionalInt.of(places)));
    for (StrategySpec inside : insides) {
      for (StrategySpec strategy : outers(workers, inside)) {
        assertThat(makespan(strategy)).as(strategy.toString()).isEqualTo(rounds);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "100, 4"})
  void withoutALimitTheyTakeOneRound(int tasks, int workers) {
    system.batch("t", tasks, new SleepStep(constant(S)));
    for (StrategySpec inside : List.of(new ThreadsSpec(), AsyncioSpec.PLAIN, GeventSpec.PLAIN)) {
      List<StrategySpec> all = outers(workers, inside);
      all.add(eachProcess(inside));
      for (StrategySpec strategy : all) {
        assertThat(makespan(strategy)).as(strategy.toString()).isEqualTo(1);
      }
    }
  }

  /** A chunk of four is run by four threads at once; then the worker takes the next. */
  @Test
  void tasksThatTravelTogetherRunSideBySide() {
    system.batch("t", 16, new SleepStep(constant(S)));
    assertThat(
            makespan(
                new ProcessPoolSpec(2, Optional.empty(), 4, Optional.of(new ThreadPoolSpec(4)))))
        .isEqualTo(2);
  }

  private void withCosts() {
    system.wakeup = 8 * US;
    system.slack = 50 * US;
    system.threads = new ThreadCosts(90 * US, 40 * US, 15 * US, 14 * US, 0, 200, 6 * US);
    system.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(MS, 3 * MS))
            .with(SpawnCosts.of(MS, 20 * MS))
            .with(new ServerCosts(15 * MS, 5 * MS))
            .with(new PoolCosts(20 * US, 20 * US, 0))
            .with(new MessageCosts(10 * US, 1.5, 55 * US, 500, 1, 65_536));
    system.devices.add(new DelaySpec("web", new Exponential(20 * MS)));
  }

  /** Nothing differs, to the nanosecond, from the strategy without anything inside. */
  @Test
  void sequentialInsideIsNothingInside() {
    withCosts();
    system.batch(
        "t", 60, new IoStep("web", Optional.empty(), 1), new ComputeStep(new Exponential(3 * MS)));
    StrategySpec inside = new SequentialSpec();
    List<StrategySpec> plain =
        List.of(
            new ProcessPoolSpec(3, Optional.empty(), 1),
            new ProcessesSpec(OptionalInt.of(3), Optional.empty()),
            new InterpreterPoolSpec(3));
    List<StrategySpec> nested = outers(3, inside);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(system.run(nested.get(i)).values()).isEqualTo(system.run(plain.get(i)).values());
    }
    assertThat(system.run(eachProcess(inside)).values())
        .isEqualTo(system.run(new ProcessesSpec(OptionalInt.empty(), Optional.empty())).values());
  }

  /**
   * One worker with a pool of threads is that pool, but for the worker's main thread, which waits
   * for the GIL for at most a switch interval, here of 20 us, after each of three calls per task.
   */
  @Test
  void oneWorkerWithThreadsIsAThreadPool() {
    system.switchInterval = 20 * US;
    system.devices.add(new DelaySpec("web", new Exponential(20 * MS)));
    system.batch(
        "t", 100, new IoStep("web", Optional.empty(), 1), new ComputeStep(new Exponential(3 * MS)));
    double plain = makespan(new ThreadPoolSpec(5));
    for (StrategySpec strategy : outers(1, new ThreadPoolSpec(5))) {
      assertThat(makespan(strategy) / plain).as(strategy.toString()).isBetween(0.99, 1.02);
    }
  }

  private void check(StrategySpec strategy, String metric, double exact) {
    SummaryStatistics values = new SummaryStatistics();
    for (int i = 0; i < 20; i++) {
      ReplicationResult result = Replication.run(system.spec(strategy), 7, i);
      assertThat(result.message()).isEmpty();
      values.addValue(TestSystem.value(result, metric));
    }
    double error = values.getStandardDeviation() / Math.sqrt(20);
    assertThat(Math.abs(values.getMean() - exact))
        .as("%s: mean %s, exact %s, standard error %s", strategy, values.getMean(), exact, error)
        .isLessThanOrEqualTo(3.5 * error + 1e-6 * exact);
    assertThat(error / exact).isLessThan(0.04);
  }

  /** 100 exponential sleeps at 8 places, however these are divided: 92/8 + H(8). */
  @ParameterizedTest
  @CsvSource({"1, 8", "2, 4", "4, 2", "8, 1"})
  void placesServeOneQueue(int workers, int threads) {
    system.batch("t", 100, new SleepStep(new Exponential(S)));
    for (StrategySpec strategy : outers(workers, new ThreadPoolSpec(threads))) {
      check(strategy, "makespan", 14.217857);
    }
  }

  /**
   * Eight loops of 20 ms I/O and 5 ms Python, both exponential, in two workers of four threads:
   * each GIL is the single server of a closed network of four customers, M/M/1//4, whose throughput
   * is 137.864 per s; with one GIL for all eight it would be 193.9 together.
   */
  @Test
  void everyWorkersGilIsASingleServer() {
    system.switchInterval = 100 * US;
    system.devices.add(new DelaySpec("web", new Exponential(20 * MS)));
    system.task(
        "loop",
        new LoopArrival(8),
        new IoStep("web", Optional.empty(), 1),
        new ComputeStep(new Exponential(5 * MS)));
    system.limit = new RunLimit(OptionalLong.of(1_700 * MS), 200 * MS);
    check(
        new ProcessPoolSpec(2, Optional.empty(), 1, Optional.of(new ThreadPoolSpec(4))),
        "throughput",
        275.728);
  }

  /** Threads of one process lose each other's updates, processes have a variable each. */
  @Test
  void variablesBelongToTheWorkers() {
    system.variables.add("x");
    system.switchInterval = MS;
    system.batch("t", 4, new IncrementStep("x", 400_000, IncrementForm.parse("x = x + 1")));
    assertThat(lost(new ProcessPoolSpec(4, Optional.empty(), 1))).isZero();
    assertThat(lost(new ProcessPoolSpec(2, Optional.empty(), 1, Optional.of(new ThreadsSpec()))))
        .isBetween(0.1, 0.4);
  }

  private double lost(StrategySpec strategy) {
    return TestSystem.value(system.run(strategy), "lost-updates/x");
  }

  /**
   * A lock between processes blocks the whole loop of a coroutine that waits for it, also where the
   * holder is a coroutine of that loop: the program hangs, as the real one does.
   */
  @Test
  void loopThatBlocksOnItsOwnLockIsStuck() {
    system.locks.add("lock");
    system.batch("t", 3, new LockStep("lock", List.of(new SleepStep(constant(MS)))));
    ReplicationResult result =
        system.run(new ProcessPoolSpec(1, Optional.empty(), 1, Optional.of(AsyncioSpec.PLAIN)));
    assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(result.message()).contains("t #1 waits for lock 'lock', held by t #0");
    assertThat(
            makespan(new ProcessPoolSpec(1, Optional.empty(), 1, Optional.of(new ThreadsSpec()))))
        .isEqualTo(3e-3);
  }
}
