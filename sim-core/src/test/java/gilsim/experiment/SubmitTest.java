package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.QueueSpec;
import gilsim.distribution.Distribution;
import gilsim.distribution.Exponential;
import gilsim.distribution.Sequence;
import gilsim.interpreter.LoopCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ChooseStep;
import gilsim.workload.ComputeStep;
import gilsim.workload.GatherStep;
import gilsim.workload.IoStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.WaitForStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that submit tasks: exact times and exact theory. */
class SubmitTest {
  static final StrategySpec THREADS = new ThreadsSpec();
  static final StrategySpec ASYNCIO = new AsyncioSpec(OptionalInt.empty());
  private static final StrategySpec PROCESSES =
      new ProcessesSpec(OptionalInt.empty(), Optional.empty());
  private static final Optional<String> ANYWHERE = Optional.empty();
  private static final Step WAIT_ALL = new WaitForStep(WaitForStep.Which.ALL, Optional.empty());

  private static Step compute(long milliseconds) {
    return new ComputeStep(constant(milliseconds * MS));
  }

  static Step sleep(long milliseconds) {
    return new SleepStep(constant(milliseconds * MS));
  }

  static Step submit(String task) {
    return new SubmitStep(task, 1, ANYWHERE);
  }

  static Step gather(int count) {
    return new GatherStep("inner", count, ANYWHERE);
  }

  static TestSystem system(int outer, Step... steps) {
    TestSystem system = new TestSystem();
    system.cores = 4;
    return system.batch("outer", outer, steps);
  }

  static TestSystem inner(TestSystem system, Step... steps) {
    return system.task("inner", new SubmittedArrival(), steps);
  }

  static double makespan(TestSystem system, StrategySpec strategy) {
    ReplicationResult run = system.run(strategy);
    assertThat(run.message()).isEmpty();
    return value(run, "makespan");
  }

  private static StrategySpec parts(StrategySpec outer, StrategySpec inner) {
    return new ByTaskSpec(Map.of("outer", outer, "inner", inner));
  }

  @Test
  void fourAtOnceOrOneAfterAnotherOrByWorkers() {
    TestSystem system = inner(system(1, gather(4)), sleep(10));
    ProcessPoolSpec twoProcesses = new ProcessPoolSpec(2, Optional.empty(), 1);
    ProcessesSpec multiprocessing = new ProcessesSpec(OptionalInt.of(2), Optional.empty());

    assertThat(makespan(system, THREADS)).isEqualTo(0.010);
    assertThat(makespan(system, ASYNCIO)).isEqualTo(0.010);
    assertThat(makespan(system, new SequentialSpec())).isEqualTo(0.040);
    // One of three workers runs the task that waits.
    assertThat(makespan(system, new ThreadPoolSpec(3))).isEqualTo(0.020);
    assertThat(makespan(system, new AsyncioSpec(OptionalInt.of(3)))).isEqualTo(0.020);
    for (StrategySpec outer : List.of(THREADS, ASYNCIO, new SequentialSpec())) {
      assertThat(makespan(system, parts(outer, new ThreadPoolSpec(2)))).isEqualTo(0.020);
      assertThat(makespan(system, parts(outer, twoProcesses))).isEqualTo(0.020);
      assertThat(makespan(system, parts(outer, multiprocessing))).isEqualTo(0.020);
      assertThat(makespan(system, parts(outer, PROCESSES))).isEqualTo(0.010);
      assertThat(makespan(system, parts(outer, ASYNCIO))).isEqualTo(0.010);
      assertThat(makespan(system, parts(outer, THREADS))).isEqualTo(0.010);
    }
  }

  @Test
  void submittingDoesNotWait() {
    TestSystem system = inner(system(1, submit("inner"), sleep(4), WAIT_ALL, sleep(1)), sleep(10));

    assertThat(makespan(system, THREADS)).isEqualTo(0.011);
    assertThat(makespan(system, ASYNCIO)).isEqualTo(0.011);
    ReplicationResult left =
        inner(system(1, submit("inner"), sleep(4)), sleep(10)).run(new ThreadPoolSpec(2));
    assertThat(value(left, "latency-mean/outer")).isEqualTo(0.004);
    assertThat(value(left, "makespan")).as("submitted tasks are finite work").isEqualTo(0.010);
    assertThat(value(left, "completed")).isEqualTo(2);
  }

  /** 10, 20 and 30 long, submitted in this order; another kind lasts 50. */
  @Test
  void waitsForTheLastOrForAKindOrForAll() {
    assertThat(waiting(new WaitForStep(WaitForStep.Which.LAST, Optional.empty()))).isEqualTo(0.050);
    assertThat(waiting(new WaitForStep(WaitForStep.Which.ALL, Optional.of("inner"))))
        .isEqualTo(0.030);
    assertThat(waiting(WAIT_ALL)).isEqualTo(0.050);
    assertThat(waiting(sleep(0))).isZero();
  }

  private static double waiting(Step wait) {
    Distribution lengths = new Sequence(List.of(10.0 * MS, 20.0 * MS, 30.0 * MS));
    TestSystem system = system(1, new SubmitStep("inner", 3, ANYWHERE), submit("long"), wait);
    inner(system, new SleepStep(lengths)).task("long", new SubmittedArrival(), sleep(50));
    return value(system.run(THREADS), "latency-mean/outer");
  }

  @Test
  void labelledPoolRunsBesideTheStrategy() {
    Step gather = new GatherStep("inner", 4, Optional.of("pool"));
    TestSystem system = inner(system(1, gather), sleep(10));
    system.pools.put("pool", Optional.of(new ThreadPoolSpec(2)));

    assertThat(makespan(system, THREADS)).isEqualTo(0.020);
    assertThat(makespan(system, ASYNCIO)).isEqualTo(0.020);
    // The label is the running strategy's own: one of its three workers waits.
    system.pools.put("pool", Optional.empty());
    assertThat(makespan(system, new ThreadPoolSpec(3))).isEqualTo(0.020);
    assertThat(makespan(system, THREADS)).isEqualTo(0.010);
  }

  /** 1 ms in the loop, then 10 ms in the pool's thread; nothing else runs inner tasks. */
  @Test
  void partsNeedNothingForTasksThatOnlyAPoolRuns() {
    TestSystem system =
        inner(system(1, compute(1), new GatherStep("inner", 1, Optional.of("pool"))), sleep(10));
    system.pools.put("pool", Optional.of(new ThreadPoolSpec(2)));

    assertThat(makespan(system, new ByTaskSpec(Map.of("outer", ASYNCIO)))).isEqualTo(0.011);
    assertThat(system.spec(new ByTaskSpec(Map.of("outer", ASYNCIO))).workers()).isEqualTo(1 + 2);
    assertThat(system.spec(new ThreadPoolSpec(5)).workers()).isEqualTo(5 + 2);
  }

  @Test
  void taskCanNameThePartWhosePoolIsMeant() {
    TestSystem system =
        inner(system(1, new GatherStep("inner", 4, Optional.of("outer"))), sleep(10));

    assertThat(makespan(system, parts(new ThreadPoolSpec(3), THREADS))).isEqualTo(0.020);
  }

  /** Each pass of the loop takes 1 ms: main, outer, inner; then what leads back to outer. */
  @Test
  void passesOfTheLoopAreThoseOfAsyncio() {
    TestSystem gathering = inner(system(1, gather(1)));
    gathering.loop = new LoopCosts(0, 0, MS, 0, 0);
    TestSystem awaiting = inner(system(1, submit("inner"), WAIT_ALL));
    awaiting.loop = gathering.loop;

    assertThat(makespan(gathering, ASYNCIO)).as("callback, then outer").isEqualTo(0.005);
    assertThat(makespan(awaiting, ASYNCIO)).as("outer at once").isEqualTo(0.004);
  }

  /** The woken parent waits for the GIL while another child computes on. */
  @Test
  void resultDoesNotConferTheGil() {
    TestSystem system =
        system(1, submit("inner"), submit("hog"), new WaitForStep(WaitForStep.Which.ALL, name()));
    inner(system, sleep(2)).task("hog", new SubmittedArrival(), compute(50));

    double latency = value(system.run(THREADS), "latency-mean/outer");

    // Starting the hog waits for the GIL until 5; inner ends at 2 without it, takes it at 7 or 10.
    assertThat(latency).isBetween(0.010, 0.020);
  }

  private static Optional<String> name() {
    return Optional.of("inner");
  }

  @Test
  void sameDrawsMeetEveryStrategy() {
    TestSystem system = inner(system(3, gather(5)), new SleepStep(new Exponential(10 * MS)));

    double threads = makespan(system, THREADS);

    assertThat(makespan(system, ASYNCIO)).isEqualTo(threads);
    assertThat(makespan(system, new ThreadPoolSpec(18))).isEqualTo(threads);
    assertThat(makespan(system, parts(ASYNCIO, PROCESSES))).isEqualTo(threads);
    ReplicationResult all = system.run(THREADS);
    assertThat(value(all, "latency-max/inner")).isCloseTo(threads, within(1e-9));
  }

  /** 100 exponential tasks at once: H(100); in a pool of 8 beside their parent: 92/8 + H(8). */
  @Test
  void gatherOfManyHasItsExactMean() {
    TestSystem system = inner(system(1, gather(100)), new SleepStep(new Exponential(S)));

    means(system, ASYNCIO, 100, 5.187378);
    means(system, THREADS, 100, 5.187378);
    means(system, parts(THREADS, new ThreadPoolSpec(8)), 30, 14.217857);
    means(system, new ThreadPoolSpec(9), 30, 14.217857);
    TestSystem work = inner(system(1, gather(100)), new ComputeStep(new Exponential(S)));
    work.cores = 8;
    ProcessPoolSpec processes = new ProcessPoolSpec(8, Optional.empty(), 1);
    means(work, parts(ASYNCIO, processes), 30, 14.217857);
  }

  /** 20 batches of runs within 3.5 standard errors: a correct model fails with 0.0024. */
  private static void means(TestSystem system, StrategySpec strategy, int runs, double exact) {
    SummaryStatistics means = new SummaryStatistics();
    for (int batch = 0; batch < 20; batch++) {
      double sum = 0;
      for (int i = 0; i < runs; i++) {
        sum += value(Replication.run(system.spec(strategy), 11, batch * runs + i), "makespan");
      }
      means.addValue(sum / runs);
    }
    near(means, exact);
  }

  private static void near(SummaryStatistics values, double exact) {
    double error = values.getStandardDeviation() / Math.sqrt(values.getN());
    assertThat(error / exact).isLessThan(0.01);
    assertThat(values.getMean()).isCloseTo(exact, within(3.5 * error + 1e-6 * exact));
  }

  /** Two M/M/1 stations that each get one half of every job, ρ = 0.8 (Flatto and Hahn): 7.0. */
  @Test
  void forkJoinOfTwoStations() {
    SummaryStatistics responses = new SummaryStatistics();
    for (int i = 0; i < 20; i++) {
      TestSystem system = new TestSystem();
      system.limit = new RunLimit(OptionalLong.of(100 * S), 10 * S);
      system.devices.add(new QueueSpec("a", 1, new Exponential(MS)));
      system.devices.add(new QueueSpec("b", 1, new Exponential(MS)));
      OpenArrival poisson = new OpenArrival(new Exponential(MS / 0.8), Long.MAX_VALUE);
      system
          .task("job", poisson, submit("left"), submit("right"), WAIT_ALL)
          .task("left", new SubmittedArrival(), new IoStep("a", Optional.empty(), 1))
          .task("right", new SubmittedArrival(), new IoStep("b", Optional.empty(), 1));
      responses.addValue(
          value(Replication.run(system.spec(ASYNCIO), 5, i), "latency-mean/job") * 1000);
    }
    near(responses, 7.0);
  }

  @Test
  void recursionEndsWhereChanceEndsIt() {
    Step again = new ChooseStep(List.of(branch(0.4, gather(2)), branch(0.6)));
    TestSystem system = inner(system(1, gather(1)), sleep(1), again);

    ReplicationResult run = system.run(THREADS);
    assertThat(run.message()).isEmpty();
    assertThat(value(run, "completed/inner")).isGreaterThanOrEqualTo(1);
    assertThat(makespan(system, ASYNCIO)).isEqualTo(value(run, "makespan"));
  }

  private static ChooseStep.Branch branch(double weight, Step... steps) {
    return new ChooseStep.Branch(weight, List.of(steps));
  }

  @Test
  void taskInAProcessOfItsOwnCannotSubmit() {
    ReplicationResult run = inner(system(1, gather(1)), sleep(1)).run(PROCESSES);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.message())
        .contains("runs the task 'outer' in a worker process", "it cannot be pickled");
  }

  static List<StrategySpec> strategies() {
    return List.of(
        THREADS,
        ASYNCIO,
        new SequentialSpec(),
        new ThreadPoolSpec(50),
        parts(THREADS, new ProcessPoolSpec(2, Optional.empty(), 1)),
        parts(ASYNCIO, new ThreadPoolSpec(2)),
        parts(new ThreadPoolSpec(2), ASYNCIO),
        inside(new ThreadsSpec()),
        inside(new ThreadPoolSpec(50)),
        inside(ASYNCIO),
        new ProcessesSpec(OptionalInt.empty(), Optional.empty(), Optional.of(ASYNCIO)),
        new ProcessesSpec(OptionalInt.of(2), Optional.empty(), Optional.of(THREADS)));
  }

  private static StrategySpec inside(StrategySpec strategy) {
    return new ProcessPoolSpec(2, Optional.empty(), 2, Optional.of(strategy));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyTaskIsDoneOnceAndItsTimesAddUp(StrategySpec strategy) {
    TestSystem system =
        system(4, new RepeatStep(3, List.of(submit("inner"), compute(1), gather(2))), compute(2));
    inner(system, new ComputeStep(new Exponential(MS)), sleep(1));
    system.wakeup = 8_000;
    system.slack = 50_000;
    SystemSpec spec = system.spec(strategy);
    TraceCheck first = trace(spec);

    assertThat(first.violations()).isEmpty();
    assertThat(first.completed()).isEqualTo(4 + 4 * 9);
    assertThat(trace(spec).digest()).isEqualTo(first.digest());
  }

  private static TraceCheck trace(SystemSpec spec) {
    TraceCheck check = new TraceCheck(spec.machine().hardwareThreads());
    SystemModel model = new SystemModel(spec, 7, 0);
    assertThat(
            model
                .result(
                    gilsim.kernel.Engine.run(engine -> model.build(engine, check), Long.MAX_VALUE))
                .message())
        .isEmpty();
    return check;
  }
}
