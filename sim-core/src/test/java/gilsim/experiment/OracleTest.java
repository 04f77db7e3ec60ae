package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.distribution.Exponential;
import gilsim.distribution.Hyperexponential;
import gilsim.interpreter.ThreadedStep;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.SleepStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole systems without costs against exact results of queueing theory. Each runs 20 replications
 * and must lie within 3.5 standard errors of the exact value, with a standard error below 1 %; a
 * correct model fails one such check with probability 0.0024 (Student t, 19 degrees of freedom), so
 * the seeds are fixed.
 */
class OracleTest {
  private static final int REPLICATIONS = 20;
  private static final double STANDARD_ERRORS = 3.5;
  private static final ThreadsSpec THREADS = new ThreadsSpec();
  private static final AsyncioSpec ASYNCIO = new AsyncioSpec(OptionalInt.empty());
  private static final ProcessesSpec PROCESSES =
      new ProcessesSpec(OptionalInt.empty(), Optional.empty());

  private static void check(TestSystem system, StrategySpec strategy, String metric, double exact) {
    SummaryStatistics values = new SummaryStatistics();
    for (int i = 0; i < REPLICATIONS; i++) {
      ReplicationResult result = Replication.run(system.spec(strategy), 7, i);
      assertThat(result.message()).isEmpty();
      values.addValue(TestSystem.value(result, metric));
    }
    double error = values.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    assertThat(error / exact).as("relative standard error of %s", metric).isLessThan(0.01);
    assertThat(Math.abs(values.getMean() - exact))
        .as("%s: mean %s, exact %s, standard error %s", metric, values.getMean(), exact, error)
        .isLessThanOrEqualTo(STANDARD_ERRORS * error + 1e-6 * exact);
  }

  private static RunLimit window(long warmUp, long horizon) {
    return new RunLimit(OptionalLong.of(horizon), warmUp);
  }

  private static IoStep io(String device) {
    return new IoStep(device, Optional.empty(), 1);
  }

  private static TestSystem open(double ratePerMs) {
    TestSystem system = new TestSystem();
    system.limit = window(10 * S, 110 * S);
    system.task(
        "request", new OpenArrival(new Exponential(MS / ratePerMs), Long.MAX_VALUE), io("server"));
    return system;
  }

  /** M/M/1, λ = 0.8, μ = 1 per ms: W = 5 ms. */
  @Test
  void singleServerQueue() {
    TestSystem system = open(0.8);
    system.devices.add(new QueueSpec("server", 1, new Exponential(MS)));
    check(system, ASYNCIO, "latency-mean", 5e-3);
    check(system, GeventSpec.PLAIN, "latency-mean", 5e-3);
  }

  /** M/M/4, λ = 3.2: waiting 0.745541 ms. */
  @Test
  void fourServerQueue() {
    TestSystem system = open(3.2);
    system.limit = window(10 * S, 50 * S);
    system.devices.add(new QueueSpec("server", 4, new Exponential(MS)));
    check(system, ASYNCIO, "latency-mean", 1.745541e-3);
  }

  /**
   * Requests that a loop leaves to its five threads (one processor and four) wait for one of them
   * as in M/M/5, λ = 4 per ms: 0.554113 ms.
   */
  @Test
  void aLoopsThreadsAreServers() {
    TestSystem system = open(4);
    system.limit = window(2 * S, 12 * S);
    system.devices.add(new DelaySpec("server", new Exponential(MS)));
    AsyncioSpec threaded = new AsyncioSpec(OptionalInt.empty(), List.of(ThreadedStep.IO));
    check(system, threaded, "latency-mean", 1.554113e-3);
  }

  /** M/D/1 and M/G/1 with squared coefficient of variation 4, ρ = 0.8: waiting 2 and 10 ms. */
  @Test
  void queueLengthDependsOnVariance() {
    TestSystem regular = open(0.8);
    regular.devices.add(new QueueSpec("server", 1, constant(MS)));
    check(regular, ASYNCIO, "latency-mean", 3e-3);
    TestSystem variable = open(0.8);
    variable.limit = window(20 * S, 420 * S);
    variable.devices.add(new QueueSpec("server", 1, new Hyperexponential(MS, 2)));
    check(variable, ASYNCIO, "latency-mean", 11e-3);
  }

  /** M/M/1 with processor sharing, ρ = 0.8: the mean response is 5 ms, whatever the sizes. */
  @Test
  void sharedLink() {
    TestSystem system = new TestSystem();
    system.limit = window(10 * S, 110 * S);
    system.devices.add(new SharedSpec("link", 1e6, 0));
    system.task(
        "transfer",
        new OpenArrival(new Exponential(1.25 * MS), Long.MAX_VALUE),
        new IoStep("link", Optional.of(new Exponential(1000)), 1));
    check(system, ASYNCIO, "latency-mean", 5e-3);
  }

  /** M/M/2//10, think time 9, service 1: X = 0.980914. */
  @Test
  void machineRepair() {
    TestSystem system = new TestSystem();
    system.limit = window(10 * S, 60 * S);
    system.devices.add(new DelaySpec("think", new Exponential(9 * MS)));
    system.devices.add(new QueueSpec("repair", 2, new Exponential(MS)));
    system.task("user", new LoopArrival(10), io("think"), io("repair"));
    check(system, THREADS, "throughput", 980.914);
  }

  /** Closed network with three servers, 8 customers, think time 5: X = 1.255853. */
  @Test
  void closedNetwork() {
    TestSystem system = new TestSystem();
    system.limit = window(10 * S, 60 * S);
    system.devices.add(new DelaySpec("think", new Exponential(5 * MS)));
    system.devices.add(new QueueSpec("a", 1, new Exponential(0.4 * MS)));
    system.devices.add(new QueueSpec("b", 1, new Exponential(0.3 * MS)));
    system.devices.add(new QueueSpec("c", 1, new Exponential(0.2 * MS)));
    system.task("user", new LoopArrival(8), io("think"), io("a"), io("b"), io("c"));
    check(system, ASYNCIO, "throughput", 1255.853);
  }

  /** N threads, I/O 50 ms, 5 ms of Python: the GIL is the single server of a closed network. */
  @ParameterizedTest
  @CsvSource({"1, 18.182", "8, 132.336", "11, 167.354", "32, 200.000"})
  void gilIsASingleServer(int threads, double perSecond) {
    TestSystem system = new TestSystem();
    system.cores = 4;
    system.limit = window(10 * S, threads == 1 ? 1_500 * S : 150 * S);
    system.devices.add(new DelaySpec("io", new Exponential(50 * MS)));
    system.task(
        "worker", new LoopArrival(threads), io("io"), new ComputeStep(new Exponential(5 * MS)));
    check(system, THREADS, "throughput", perSecond);
  }

  /** The same with 32 processes on 8 cores: M/M/8//32. */
  @Test
  void processesHaveAGilEach() {
    TestSystem system = new TestSystem();
    system.cores = 8;
    system.limit = window(10 * S, 130 * S);
    system.devices.add(new DelaySpec("io", new Exponential(50 * MS)));
    system.task("worker", new LoopArrival(32), io("io"), new ComputeStep(new Exponential(5 * MS)));
    check(system, PROCESSES, "throughput", 581.766);
  }

  /** 16 exponential jobs on 4 cores with two hardware threads each, yield 1.2. */
  @Test
  void hyperthreadedMakespan() {
    TestSystem system = new TestSystem();
    system.cores = 4;
    system.threadsPerCore = 2;
    repeated(system, 100, 16, new ComputeStep(new Exponential(S)), PROCESSES, 4.641093);
  }

  /** Open arrivals at rate 4 on the same machine: L = 7.644672, so W = L / λ. */
  @Test
  void hyperthreadedOpenSystem() {
    TestSystem system = new TestSystem();
    system.cores = 4;
    system.threadsPerCore = 2;
    system.limit = window(10 * S, 170 * S);
    system.task(
        "job",
        new OpenArrival(new Exponential(MS / 4.0 * 2.5), Long.MAX_VALUE),
        new ComputeStep(new Exponential(2.5 * MS)));
    check(system, PROCESSES, "latency-mean", 7.644672 / 4.0 * 2.5e-3);
  }

  /** 100 exponential tasks in a pool of 8: 92/8 + H(8); all at once: H(100). */
  @Test
  void poolAndGather() {
    TestSystem plain = new TestSystem();
    plain.cores = 8;
    SleepStep sleep = new SleepStep(new Exponential(S));
    repeated(plain, 30, 100, sleep, new ThreadPoolSpec(8), 14.217857);
    repeated(plain, 100, 100, sleep, ASYNCIO, 5.187378);
    NativeStep work = new NativeStep(new Exponential(S), true);
    repeated(plain, 30, 100, work, new ThreadPoolSpec(8), 14.217857);
    ComputeStep python = new ComputeStep(new Exponential(S));
    ProcessPoolSpec processes = new ProcessPoolSpec(8, Optional.empty(), 1);
    repeated(plain, 30, 100, python, processes, 14.217857);
    repeated(plain, 30, 100, python, new InterpreterPoolSpec(8), 14.217857);
  }

  /** Mean makespan over 20 batches of runs, each batch's mean being one observation. */
  private static void repeated(
      TestSystem system,
      int runs,
      int count,
      gilsim.workload.Step step,
      StrategySpec strategy,
      double exact) {
    system.tasks.clear();
    system.batch("job", count, step);
    SummaryStatistics means = new SummaryStatistics();
    for (int batch = 0; batch < REPLICATIONS; batch++) {
      double sum = 0;
      for (int i = 0; i < runs; i++) {
        sum +=
            TestSystem.value(
                Replication.run(system.spec(strategy), 11, batch * runs + i), "makespan");
      }
      means.addValue(sum / runs);
    }
    double error = means.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    assertThat(error / exact).isLessThan(0.01);
    assertThat(Math.abs(means.getMean() - exact))
        .as("makespan: mean %s, exact %s, standard error %s", means.getMean(), exact, error)
        .isLessThanOrEqualTo(STANDARD_ERRORS * error + 1e-6 * exact);
  }

  /** Equal jobs of 1 s as processes: makespans that follow from the scheduler's rules alone. */
  @ParameterizedTest
  @CsvSource({"4, 1, 5, 1.5", "4, 2, 6, 1.4", "4, 2, 8, 1.6666667", "4, 2, 12, 2.5"})
  void equalJobs(int cores, int threadsPerCore, int jobs, double makespan) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.threadsPerCore = threadsPerCore;
    system.batch("job", jobs, new ComputeStep(constant(S)));
    assertThat(TestSystem.value(system.run(PROCESSES), "makespan"))
        .isCloseTo(makespan, org.assertj.core.data.Offset.offset(makespan * 0.01));
  }
}
