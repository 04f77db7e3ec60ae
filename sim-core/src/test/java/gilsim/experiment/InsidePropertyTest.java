package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.distribution.Exponential;
import gilsim.interpreter.IsolationCosts;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.ThreadedStep;
import gilsim.kernel.Engine;
import gilsim.kernel.RunEnd;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.GatherStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What nested strategies promise on random machines and programs with every kind of arrival: no GIL
 * has two holders, the times of a task add up to its latency, all finite work is finished or the
 * run says that it is stuck, and the same seed gives the same trace.
 */
class InsidePropertyTest {
  private static final int TASKS = 12;

  private static StrategySpec inside(Random random, boolean greenlets) {
    int places = 1 + random.nextInt(4);
    OptionalInt limit = random.nextBoolean() ? OptionalInt.of(places) : OptionalInt.empty();
    return switch (random.nextInt(greenlets ? 5 : 4)) {
      case 0 -> new SequentialSpec();
      case 1 -> new ThreadsSpec();
      case 2 -> new ThreadPoolSpec(places);
      case 3 ->
          new AsyncioSpec(limit, random.nextBoolean() ? List.of(ThreadedStep.values()) : List.of());
      default -> new GeventSpec(limit);
    };
  }

  private static StrategySpec strategy(Random random) {
    int workers = 1 + random.nextInt(3);
    Optional<StartMethod> start = Optional.of(StartMethod.values()[random.nextInt(3)]);
    return switch (random.nextInt(4)) {
      case 0 ->
          new ProcessPoolSpec(
              workers, start, 1 + random.nextInt(5), Optional.of(inside(random, true)));
      case 1 ->
          new ProcessesSpec(OptionalInt.of(workers), start, Optional.of(inside(random, true)));
      case 2 -> new ProcessesSpec(OptionalInt.empty(), start, Optional.of(inside(random, true)));
      default -> new InterpreterPoolSpec(workers, Optional.of(inside(random, false)));
    };
  }

  private static List<Step> steps(Random random, boolean locks) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      steps.add(
          switch (random.nextInt(locks ? 6 : 5)) {
            case 0 -> new ComputeStep(new Exponential(3 * MS));
            case 1 -> new NativeStep(new Exponential(2 * MS), random.nextBoolean());
            case 2 -> new SleepStep(constant(random.nextInt(4) * MS));
            case 3 -> new IoStep("web", Optional.empty(), 1 + random.nextInt(2));
            case 4 -> new ComputeStep(constant(US));
            // Held across a wait: under a loop that hangs, in threads it does not.
            default -> new LockStep("lock", List.of(new SleepStep(new Exponential(MS))));
          });
    }
    steps.add(new ComputeStep(constant(US)));
    return steps;
  }

  private static TestSystem system(Random random) {
    TestSystem system = new TestSystem();
    system.cores = 1 + random.nextInt(4);
    system.wakeup = random.nextInt(10) * US;
    system.slack = random.nextInt(60) * US;
    system.switchInterval = 1 + random.nextInt(5_000_000);
    system.bias = random.nextDouble();
    if (random.nextBoolean()) {
      system.threads = TestSystem.COSTLY_THREADS;
      system.loop = TestSystem.COSTLY_LOOP;
      system.processes = TestSystem.COSTLY_PROCESSES;
    }
    system.isolation = new IsolationCosts(random.nextBoolean(), random.nextInt(5) * MS, 28 * US, 0);
    system.devices.add(new DelaySpec("web", new Exponential(5 * MS)));
    system.locks.add("lock");
    return system;
  }

  private static TraceCheck trace(SystemSpec system, List<String> messages) {
    TraceCheck check = new TraceCheck(system.machine().hardwareThreads());
    SystemModel model = new SystemModel(system, 7, 0);
    long end = system.limit().horizon().orElse(Long.MAX_VALUE);
    RunEnd run = Engine.run((Engine engine) -> model.build(engine, check), end);
    messages.add(model.result(run).message());
    return check;
  }

  private static TraceCheck twice(SystemSpec system, List<String> messages) {
    TraceCheck first = trace(system, messages);
    TraceCheck second = trace(system, messages);
    assertThat(first.violations()).isEmpty();
    assertThat(second.digest()).isEqualTo(first.digest());
    return first;
  }

  @Property(tries = 300, seed = "20261128")
  void finiteWorkIsFinishedOrTheRunIsStuck(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    TestSystem system = system(random);
    boolean locks = random.nextInt(3) == 0;
    long bytes = random.nextInt(10_000);
    system.tasks.add(
        new TaskSpec("a", new BatchArrival(TASKS), steps(random, locks), bytes, 2 * bytes));
    system.tasks.add(new TaskSpec("b", new BatchArrival(TASKS), steps(random, locks), 0, bytes));

    List<String> messages = new ArrayList<>();
    TraceCheck check = twice(system.spec(strategy(random)), messages);

    if (!locks || messages.get(0).isEmpty()) {
      assertThat(messages).allMatch(String::isEmpty);
      assertThat(check.completed()).isEqualTo(2 * TASKS);
    } else {
      assertThat(messages.get(0)).contains("waits for lock 'lock'");
    }
  }

  /** Places that are all taken by tasks that wait for others are a deadlock, which is named. */
  @Property(tries = 300, seed = "20261129")
  void whatIsSubmittedInsideIsFinishedOrADeadlock(
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    TestSystem system = system(random);
    boolean pool = random.nextBoolean();
    Optional<String> to = pool ? Optional.of("crew") : Optional.empty();
    int parts = 1 + random.nextInt(3);
    List<Step> steps = steps(random, false);
    steps.add(random.nextInt(steps.size()), new SubmitStep("part", parts, to));
    boolean waits = random.nextInt(3) > 0;
    steps.add(waits ? new GatherStep("part", 1, to) : new SubmitStep("part", 1, to));
    system.tasks.add(new TaskSpec("a", new BatchArrival(TASKS), steps, 100, 100));
    system.tasks.add(
        new TaskSpec("part", new SubmittedArrival(), steps(random, false), 1000, 1000));
    system.pools.put(
        "crew",
        Optional.of(
            random.nextBoolean() ? new ThreadPoolSpec(1 + random.nextInt(3)) : AsyncioSpec.PLAIN));
    StrategySpec strategy = strategy(random);
    while (strategy.inside().orElseThrow() instanceof SequentialSpec) {
      strategy = strategy(random);
    }

    List<String> messages = new ArrayList<>();
    TraceCheck check = twice(system.spec(strategy), messages);

    if (pool || !waits || messages.get(0).isEmpty()) {
      assertThat(messages).allMatch(String::isEmpty);
      assertThat(check.completed()).isEqualTo(TASKS * (2 + parts));
    } else {
      assertThat(messages.get(0)).contains("deadlock: ", "waits for the end of part");
    }
  }

  @Property(tries = 60, seed = "20261128")
  void servicesGoOn(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    TestSystem system = system(random);
    system.until(300 * MS);
    system.tasks.add(
        new TaskSpec(
            "client",
            new ClientArrival(3, new Exponential(5 * MS)),
            steps(random, false),
            random.nextInt(5000),
            random.nextInt(5000)));
    system.tasks.add(new TaskSpec("loop", new LoopArrival(2), steps(random, false), 100, 100));
    system.tasks.add(
        new TaskSpec(
            "open",
            new OpenArrival(new Exponential(40 * MS), Long.MAX_VALUE),
            steps(random, false),
            0,
            0));

    List<String> messages = new ArrayList<>();
    TraceCheck check = twice(system.spec(strategy(random)), messages);

    // Random programs may ask for more than the machine can do, which is said; nothing is stuck.
    assertThat(messages).allMatch(text -> text.isEmpty() || text.contains("is it overloaded"));
    assertThat(check.completed()).isGreaterThan(5);
  }
}
