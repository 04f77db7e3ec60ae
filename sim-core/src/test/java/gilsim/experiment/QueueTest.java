package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Exponential;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.GetStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Producers and consumers: exact timelines, and a bounded buffer against its exact throughput. */
class QueueTest {
  private static final StrategySpec THREADS = new ThreadsSpec();
  private static final StrategySpec ASYNCIO = new AsyncioSpec(OptionalInt.empty());
  private static final StrategySpec PROCESSES =
      new ProcessesSpec(OptionalInt.empty(), Optional.empty());

  /** In a by-task strategy, producers are threads and consumers coroutines. */
  private static final StrategySpec MIXED =
      new ByTaskSpec(Map.of("producer", THREADS, "consumer", ASYNCIO));

  private static QueueDefinition queue(int capacity) {
    OptionalInt limit = capacity == 0 ? OptionalInt.empty() : OptionalInt.of(capacity);
    return new QueueDefinition("inbox", limit, 1000);
  }

  private static TestSystem system(int capacity) {
    TestSystem system = new TestSystem();
    system.cores = 2;
    system.queues.add(queue(capacity));
    return system;
  }

  private static Step compute(long milliseconds) {
    return new ComputeStep(constant(milliseconds * MS));
  }

  private static Step sleep(long milliseconds) {
    return new SleepStep(constant(milliseconds * MS));
  }

  private static final Step PUT = new PutStep("inbox");
  private static final Step GET = new GetStep("inbox");

  private static TestSystem computing(int capacity) {
    return system(capacity)
        .batch("consumer", 1, new RepeatStep(3, List.of(GET, compute(4))))
        .batch("producer", 1, new RepeatStep(3, List.of(compute(10), PUT)));
  }

  /**
   * A wake-up does not confer the GIL: the consumer, woken at 10 by a producer that computes on,
   * waits a whole interval until 15 and computes until 19; the producer puts again at 24, the
   * consumer runs from 29 to 33, the producer ends at 38, and the consumer at 42.
   */
  @Test
  void wokenThreadWaitsForTheGilOfTheOneThatWokeIt() {
    ReplicationResult run = computing(0).run(THREADS);

    assertThat(value(run, "latency-mean/producer")).isEqualTo(0.038);
    assertThat(value(run, "makespan")).isEqualTo(0.042);
    // One item from 10 to 15 and from 24 to 29; the last one is got as it comes.
    assertThat(value(run, "queue-length/inbox")).isCloseTo(10.0 / 42, within(1e-9));
  }

  /** A put that finds room does not switch, so the producer runs through. */
  @Test
  void coroutineThatPutsGoesOn() {
    ReplicationResult run = computing(0).run(ASYNCIO);

    assertThat(value(run, "latency-mean/producer")).isEqualTo(0.030);
    assertThat(value(run, "makespan")).isEqualTo(0.042);
  }

  /** It waits at 20 until the first item is got, and at 34 until the second one is. */
  @Test
  void coroutineThatFindsTheQueueFullWaits() {
    ReplicationResult run = computing(1).run(ASYNCIO);

    assertThat(value(run, "latency-mean/producer")).isEqualTo(0.038);
    assertThat(value(run, "makespan")).isEqualTo(0.042);
  }

  /** Puts at 0, then waits for a place until the consumer gets one every 10. */
  @ParameterizedTest
  @MethodSource("strategies")
  void fullQueueHoldsTheProducerBack(StrategySpec strategy) {
    ReplicationResult run =
        system(2)
            .batch("producer", 1, new RepeatStep(5, List.of(PUT)))
            .batch("consumer", 1, new RepeatStep(5, List.of(sleep(10), GET)))
            .run(strategy);

    assertThat(value(run, "latency-mean/producer")).isEqualTo(0.030);
    assertThat(value(run, "makespan")).isEqualTo(0.050);
  }

  static List<StrategySpec> strategies() {
    return List.of(THREADS, ASYNCIO, PROCESSES, MIXED);
  }

  /**
   * Put at 10, pickled (10 µs and 0.6 µs per byte) by 10.61, written (50 µs and 0.4 µs per byte) by
   * 11.06, read by 11.51, unpickled at 12.12.
   */
  @Test
  void itemsBetweenProcessesArePickledAndMoved() {
    TestSystem system = system(0);
    system.cores = 4;
    system.processes =
        ProcessCosts.NONE.with(
            new MessageCosts(10_000, 600, 50_000, 0, 400, MessageCosts.LINUX_PIPE));
    ReplicationResult run =
        system
            .batch("producer", 1, sleep(10), PUT)
            .batch("consumer", 1, GET, compute(4))
            .run(PROCESSES);

    assertThat(value(run, "latency-mean/producer")).isEqualTo(0.010);
    assertThat(value(run, "latency-mean/consumer")).isCloseTo(0.01612, within(1e-12));
  }

  /** The feeder needs the GIL of the process that puts. */
  @Test
  void feederCompetesWithItsOwnProcess() {
    TestSystem system = system(0);
    system.cores = 4;
    ReplicationResult run =
        system
            .batch("producer", 1, PUT, compute(20))
            .batch("consumer", 1, GET, compute(4))
            .run(PROCESSES);

    assertThat(value(run, "latency-mean/consumer")).isCloseTo(0.009, within(1e-12));
  }

  /** The call from the thread is a callback in one pass and resumes the coroutine in the next. */
  @Test
  void threadWakesACoroutineThroughItsLoop() {
    TestSystem system = system(0);
    system.loop = new LoopCosts(0, 0, MS, 0, 0);
    ReplicationResult run =
        system
            .batch("producer", 1, sleep(10), PUT)
            .batch("consumer", 1, GET, compute(4))
            .run(MIXED);

    // The producer starts once the loop's first two passes are over, so it puts at 12.
    assertThat(value(run, "makespan")).isEqualTo(0.018);
  }

  @Test
  void mutexIsHeldWhileItCosts() {
    TestSystem system = system(0);
    system.queue = MS;
    ReplicationResult run =
        system.batch("producer", 1, PUT).batch("consumer", 1, GET, compute(4)).run(THREADS);

    // Put until 1, get until 2.
    assertThat(value(run, "makespan")).isEqualTo(0.006);
  }

  /**
   * A producer and a consumer with exponential times and N places between them are a birth-death
   * chain on 0..N + 2: the producer goes on while no more than N + 1 items are there, one of them
   * being consumed, and is blocked with another one in its hands. The throughput is μ (1 - p0). The
   * bounds are those of {@link OracleTest}: a correct model fails one check with probability
   * 0.0024.
   */
  @ParameterizedTest
  @MethodSource("buffers")
  void boundedBufferHasItsExactThroughput(StrategySpec strategy) {
    int places = 3;
    double rho = 0.8;
    double[] p = new double[places + 3];
    double sum = 0;
    for (int n = 0; n < p.length; n++) {
      p[n] = Math.pow(rho, n);
      sum += p[n];
    }
    double items = 0;
    for (int n = 0; n < p.length; n++) {
      items += Math.min(Math.max(n - 1, 0), places) * p[n] / sum;
    }
    SummaryStatistics throughput = new SummaryStatistics();
    SummaryStatistics length = new SummaryStatistics();
    for (int i = 0; i < 20; i++) {
      TestSystem system = system(places);
      system
          .task("producer", new LoopArrival(1), new SleepStep(new Exponential(MS / rho)), PUT)
          .task("consumer", new LoopArrival(1), GET, new SleepStep(new Exponential(MS)))
          .until(30 * S);
      ReplicationResult run = Replication.run(system.spec(strategy), 3, i);
      throughput.addValue(value(run, "throughput/consumer"));
      length.addValue(value(run, "queue-length/inbox"));
    }
    near(throughput, 1000 * (1 - p[0] / sum));
    near(length, items);
  }

  static List<StrategySpec> buffers() {
    return List.of(
        THREADS,
        ASYNCIO,
        PROCESSES,
        MIXED,
        new ThreadPoolSpec(2),
        new ProcessPoolSpec(2, Optional.empty(), 1));
  }

  private static void near(SummaryStatistics values, double exact) {
    double error = values.getStandardDeviation() / Math.sqrt(values.getN());
    assertThat(error / exact).isLessThan(0.01);
    assertThat(values.getMean()).isCloseTo(exact, within(3.5 * error + 1e-6 * exact));
  }

  /** A set duration does not hide that nothing can happen any more; its metrics last to its end. */
  @Test
  void consumerWithoutAProducerIsNamedBeforeTheEndOfASetDuration() {
    ReplicationResult run = system(0).batch("consumer", 1, GET).until(S).run(THREADS);

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message()).contains("nothing could happen any more", "consumer #0");
    assertThat(value(run, "unfinished")).isEqualTo(1);
  }

  @Test
  void consumerWithoutAProducerIsNamed() {
    ReplicationResult run = system(0).batch("consumer", 1, GET).run(THREADS);

    assertThat(run.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(run.message())
        .isEqualTo(
            "1 task was not finished when nothing could happen any more (at 0.0 s): consumer #0"
                + " waits for an item in queue 'inbox', which is empty");
  }
}
