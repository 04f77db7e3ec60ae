package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.distribution.Exponential;
import gilsim.hardware.EfficiencyCores;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.IsolationCosts;
import gilsim.interpreter.LockRules;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.ThreadedStep;
import gilsim.kernel.Engine;
import gilsim.kernel.RunEnd;
import gilsim.os.BandwidthSpec;
import gilsim.os.CpuQuota;
import gilsim.os.SchedulerKind;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What every strategy promises on random machines and programs: all work is finished, no GIL has
 * two holders, no more processors are busy than there are, the times of a task add up to its
 * latency, and the same seed gives the same trace.
 */
class StrategyContractTest {
  private static final int TASKS = 12;

  private static StrategySpec spec(StrategyKind kind, Random random) {
    int workers = 1 + random.nextInt(5);
    StartMethod start = StartMethod.values()[random.nextInt(StartMethod.values().length)];
    return switch (kind) {
      case SEQUENTIAL -> new SequentialSpec();
      case THREADS -> new ThreadsSpec();
      case THREAD_POOL -> new ThreadPoolSpec(workers);
      case ASYNCIO ->
          new AsyncioSpec(
              random.nextBoolean() ? OptionalInt.of(workers) : OptionalInt.empty(),
              Stream.of(ThreadedStep.values()).filter(step -> random.nextInt(3) == 0).toList());
      case PROCESSES ->
          new ProcessesSpec(
              random.nextBoolean() ? OptionalInt.of(workers) : OptionalInt.empty(),
              Optional.of(start),
              inside(kind, random));
      case PROCESS_POOL ->
          new ProcessPoolSpec(
              workers, Optional.of(start), 1 + random.nextInt(TASKS), inside(kind, random));
      case INTERPRETER_POOL -> new InterpreterPoolSpec(workers, inside(kind, random));
      case GEVENT ->
          new GeventSpec(random.nextBoolean() ? OptionalInt.of(workers) : OptionalInt.empty());
      case BY_TASK ->
          new ByTaskSpec(
              Map.of("a", new ThreadPoolSpec(workers), "b", new AsyncioSpec(OptionalInt.empty())));
    };
  }

  /** Half of them have another strategy inside. */
  private static Optional<StrategySpec> inside(StrategyKind outer, Random random) {
    List<StrategyKind> kinds =
        Stream.of(StrategyKind.values())
            .filter(StrategyKind::fitsInside)
            .filter(kind -> outer != StrategyKind.INTERPRETER_POOL || kind != StrategyKind.GEVENT)
            .toList();
    return random.nextBoolean()
        ? Optional.of(spec(kinds.get(random.nextInt(kinds.size())), random))
        : Optional.empty();
  }

  private static Step step(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 6 : 8)) {
      case 0 -> new ComputeStep(new Exponential(3 * MS));
      case 1 -> new NativeStep(new Exponential(2 * MS), random.nextBoolean());
      case 2 -> new SleepStep(TestSystem.constant(random.nextInt(4) * MS));
      case 3 -> new IoStep("delay", Optional.empty(), 1 + random.nextInt(2));
      case 4 -> new IoStep("queue", Optional.empty(), 1);
      case 5 ->
          new IncrementStep("counter", 1 + random.nextInt(30_000), IncrementForm.parse("x += 1"));
      case 6 -> new RepeatStep(random.nextInt(4), steps(random, depth + 1));
      // Locks do not nest: a program that takes them in any order may deadlock, rightly.
      default -> new LockStep("lock", List.of(new ComputeStep(new Exponential(500 * US))));
    };
  }

  private static List<Step> steps(Random random, int depth) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      steps.add(step(random, depth));
    }
    return steps;
  }

  private static Step[] with(Step step, int times, Random random) {
    List<Step> steps = steps(random, 0);
    for (int i = 0; i < times; i++) {
      steps.add(random.nextInt(steps.size() + 1), step);
    }
    return steps.toArray(Step[]::new);
  }

  private static SystemSpec system(StrategyKind kind, Random random) {
    TestSystem system = new TestSystem();
    system.cores = 1 + random.nextInt(4);
    system.threadsPerCore = 1 + random.nextInt(2);
    system.turbo = random.nextBoolean() ? List.of(1.0, 0.9, 0.7) : List.of();
    system.efficiencyCores =
        random.nextInt(4) == 0
            ? new EfficiencyCores(1 + random.nextInt(3), 0.6)
            : EfficiencyCores.none();
    system.scheduler = SchedulerKind.values()[random.nextInt(SchedulerKind.values().length)];
    if (random.nextInt(4) == 0) {
      system.quota = Optional.of(new CpuQuota(0.3 + random.nextInt(20) / 10.0, 20 * MS));
      system.bandwidth =
          random.nextBoolean() ? BandwidthSpec.exact() : new BandwidthSpec(5 * MS, MS, 5 * MS);
    }
    system.affinity = random.nextInt(4) == 0 ? List.of(0) : List.of();
    system.tick = random.nextBoolean() ? 4 * MS : 0;
    system.wakeup = random.nextInt(10) * US;
    system.slack = random.nextInt(60) * US;
    system.balance = random.nextInt(3) * MS;
    system.switchInterval = 1 + random.nextInt(5_000_000);
    system.forcedGap = random.nextInt(40) * US;
    system.bias = random.nextDouble();
    system.switchCost = random.nextInt(20) * US;
    if (random.nextBoolean()) {
      system.threads = TestSystem.COSTLY_THREADS;
      system.loop = TestSystem.COSTLY_LOOP;
      system.processes = TestSystem.COSTLY_PROCESSES;
    }
    system.devices.add(new DelaySpec("delay", new Exponential(5 * MS)));
    system.devices.add(new QueueSpec("queue", 1, new Exponential(MS)));
    system.locks.add("lock");
    system.queue = random.nextInt(2) * 2 * US;
    system.lockRules =
        random.nextBoolean()
            ? new LockRules(OptionalLong.of(MS), random.nextInt(60_000), 1200, random.nextInt(9000))
            : LockRules.SEMAPHORE;
    system.queues.add(new QueueDefinition("queue", OptionalInt.empty(), random.nextInt(5000)));
    // What is got was put by tasks that come first, so that no pool waits for itself.
    int items = random.nextInt(3);
    system.batch("a", TASKS, with(new PutStep("queue"), items, random));
    system.batch("b", TASKS, with(new GetStep("queue"), items, random));
    system.isolation = new IsolationCosts(random.nextBoolean(), random.nextInt(5) * MS, 28 * US, 0);
    system.greenlet =
        random.nextBoolean()
            ? new GreenletCosts(17 * US, 3 * US, 21 * US, 100, MS, 2600)
            : GreenletCosts.none();
    system.defaultWorkers = DefaultWorkers.values()[random.nextInt(DefaultWorkers.values().length)];
    system.variables.add("counter");
    system.policy = GilPolicy.values()[random.nextInt(GilPolicy.values().length)];
    return system.spec(spec(kind, random));
  }

  private static TraceCheck trace(SystemSpec system) {
    TraceCheck check = new TraceCheck(system.machine().hardwareThreads());
    SystemModel model = new SystemModel(system, 7, 0);
    RunEnd end = Engine.run((Engine engine) -> model.build(engine, check), Long.MAX_VALUE);
    assertThat(model.result(end).message()).isEmpty();
    return check;
  }

  @Property(tries = 400, seed = "20261124")
  void holdsItsPromises(
      @ForAll StrategyKind kind, @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    SystemSpec system = system(kind, new Random(seed));

    TraceCheck first = trace(system);
    TraceCheck second = trace(system);

    assertThat(first.violations()).isEmpty();
    assertThat(first.completed()).isEqualTo(2 * TASKS);
    assertThat(second.digest()).isEqualTo(first.digest());
  }
}
