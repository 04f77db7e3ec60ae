package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.distribution.Exponential;
import gilsim.distribution.Lognormal;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.ThreadCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.NativeStep;
import gilsim.workload.SleepStep;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Speed of whole replications: the interpreter, its lock, the scheduler and the devices. */
@State(Scope.Thread)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ModelBenchmark {
  /** A strategy that runs the tasks. */
  public enum How {
    /** A thread each. */
    THREADS(new ThreadsSpec()),
    /** Sixteen workers. */
    THREAD_POOL(new ThreadPoolSpec(16)),
    /** One event loop. */
    ASYNCIO(new AsyncioSpec(OptionalInt.empty()));

    private final StrategySpec strategy;

    How(StrategySpec strategy) {
      this.strategy = strategy;
    }
  }

  /** Counts events, so that JMH prints them per second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    /** How many events were executed. */
    public long events;
  }

  @Param How how;

  private int replication;

  /** Forty clients of a server on eight hardware threads, five simulated seconds. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  public void server(Count count) {
    TestSystem system = costly(4, 2);
    system.devices.add(new QueueSpec("disk", 2, new Exponential(3 * MS)));
    system.devices.add(new DelaySpec("database", new Exponential(5 * MS)));
    system.task(
        "request",
        new ClientArrival(40, new Exponential(20 * MS)),
        new ComputeStep(new Exponential(400 * US)),
        new IoStep("disk", Optional.empty(), 1),
        new NativeStep(new Exponential(200 * US), true),
        new IoStep("database", Optional.empty(), 1));
    count.events += run(system.until(5 * S));
  }

  /** A small scenario: 160 downloads on four cores, set-up included. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long downloads() {
    TestSystem system = costly(4, 1);
    system.devices.add(new SharedSpec("network", 12.5e6, 20 * MS));
    return run(
        system.batch(
            "download",
            160,
            new ComputeStep(new Exponential(300 * US)),
            new IoStep("network", Optional.of(new Lognormal(200e3, 1.5)), 4),
            new ComputeStep(new Exponential(2 * MS))));
  }

  private long run(TestSystem system) {
    ReplicationResult result = Replication.run(system.spec(how.strategy), 1, replication++);
    if (result.outcome() != Outcome.DONE) {
      throw new IllegalStateException(result.message());
    }
    return result.events();
  }

  private static TestSystem costly(int cores, int threadsPerCore) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.threadsPerCore = threadsPerCore;
    system.wakeup = 2 * US;
    system.slack = 50 * US;
    system.balance = 100 * US;
    system.forcedGap = 2 * US;
    system.switchCost = 700;
    system.loop = new LoopCosts(5 * US, 3 * US, 2 * US, US, MS);
    system.threads = new ThreadCosts(30 * US, 10 * US, 15 * US, 8 * US, 0, 100, US);
    return system;
  }

  /** A million coroutines asleep at once, in a heap that leaves the JVM below 2 GiB. */
  @State(Scope.Thread)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public static class Coroutines {
    /** Simulates them. */
    @Benchmark
    public long million() {
      TestSystem system =
          costly(1, 1)
              .batch(
                  "sleeper",
                  1_000_000,
                  new SleepStep(new Exponential(100 * S)),
                  new ComputeStep(constant(US)));
      return Replication.run(system.spec(How.ASYNCIO.strategy), 1, 0).events();
    }
  }
}
