package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.distribution.Exponential;
import gilsim.distribution.Uniform;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.StartMethod;
import gilsim.kernel.Engine;
import gilsim.kernel.RunEnd;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.strategy.WorkerDies;
import gilsim.workload.ComputeStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A worker dies at any moment of any program: the run ends, no GIL has two holders, no processor
 * that does not exist is busy, all that was submitted is completed or unfinished, and the same seed
 * gives the same trace. A death after the end changes nothing.
 */
class WorkerDiesPropertyTest {
  private static final int TASKS = 10;

  private static Step step(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new ComputeStep(new Exponential(3 * MS));
      case 1 -> new NativeStep(new Exponential(2 * MS), random.nextBoolean());
      case 2 -> new SleepStep(TestSystem.constant(random.nextInt(4) * MS));
      case 3 -> new IoStep("delay", Optional.empty(), 1 + random.nextInt(2));
      case 4 -> new IoStep("queue", Optional.empty(), 1);
      case 5 ->
          new IncrementStep("counter", 1 + random.nextInt(30_000), IncrementForm.parse("x += 1"));
      case 6 -> random.nextBoolean() ? new PutStep("items") : new GetStep("items");
      default -> new LockStep("lock", List.of(new ComputeStep(new Exponential(500 * US))));
    };
  }

  private static Step[] steps(Random random) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      steps.add(step(random));
    }
    // Whatever it gets is there: no program waits without a death.
    long gets = steps.stream().filter(GetStep.class::isInstance).count();
    for (long i = 0; i < gets; i++) {
      steps.add(0, new PutStep("items"));
    }
    return steps.toArray(Step[]::new);
  }

  private static StrategySpec strategy(Random random, Optional<WorkerDies> dies) {
    int workers = 1 + random.nextInt(4);
    Optional<StartMethod> start =
        Optional.of(StartMethod.values()[random.nextInt(StartMethod.values().length)]);
    Optional<StrategySpec> inside = inside(random);
    return switch (random.nextInt(3)) {
      case 0 -> new ProcessPoolSpec(workers, start, 1 + random.nextInt(4), inside, dies);
      case 1 -> new ProcessesSpec(OptionalInt.of(workers), start, inside, dies);
      default -> new ProcessesSpec(OptionalInt.empty(), start, inside, dies);
    };
  }

  private static Optional<StrategySpec> inside(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(new ThreadsSpec());
      case 1 -> Optional.of(new ThreadPoolSpec(1 + random.nextInt(3)));
      case 2 -> Optional.of(new AsyncioSpec(OptionalInt.empty()));
      default -> Optional.empty();
    };
  }

  private static SystemSpec system(int seed, Optional<WorkerDies> dies) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    system.cores = 1 + random.nextInt(4);
    system.threadsPerCore = 1 + random.nextInt(2);
    system.tick = random.nextBoolean() ? 4 * MS : 0;
    system.wakeup = random.nextInt(10) * US;
    system.slack = random.nextInt(60) * US;
    system.balance = random.nextInt(3) * MS;
    system.forcedGap = random.nextInt(40) * US;
    system.policy = GilPolicy.values()[random.nextInt(GilPolicy.values().length)];
    if (random.nextBoolean()) {
      system.threads = TestSystem.COSTLY_THREADS;
      system.processes = TestSystem.COSTLY_PROCESSES;
    }
    system.devices.add(new DelaySpec("delay", new Exponential(5 * MS)));
    system.devices.add(new QueueSpec("queue", 1, new Exponential(MS)));
    system.locks.add("lock");
    system.variables.add("counter");
    system.queues.add(new QueueDefinition("items", OptionalInt.empty(), random.nextInt(5000)));
    system.tasks.add(
        new gilsim.workload.TaskSpec(
            "t",
            new gilsim.workload.BatchArrival(TASKS),
            List.of(steps(random)),
            random.nextInt(20_000),
            random.nextInt(20_000)));
    return system.spec(strategy(random, dies));
  }

  private record Run(TraceCheck check, ReplicationResult result) {}

  private static Run run(SystemSpec system) {
    TraceCheck check = new TraceCheck(system.machine().hardwareThreads());
    SystemModel model = new SystemModel(system, 7, 0);
    RunEnd end = Engine.run((Engine engine) -> model.build(engine, check), Long.MAX_VALUE);
    return new Run(check, model.result(end));
  }

  private static Optional<WorkerDies> dies(double milliseconds) {
    return Optional.of(new WorkerDies(new Uniform(0, 2 * milliseconds * MS), OptionalInt.empty()));
  }

  @Property(tries = 1000, seed = "20261128")
  void aDeathAtAnyMomentKeepsTheLaws(
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
      @ForAll @IntRange(min = 1, max = 60) int milliseconds) {
    SystemSpec system = system(seed, dies(milliseconds));

    Run first = run(system);
    Run second = run(system);

    assertThat(first.check().violations()).isEmpty();
    assertThat(second.check().digest()).isEqualTo(first.check().digest());
    assertThat(second.result().message()).isEqualTo(first.result().message());
    boolean done = first.result().outcome() == Outcome.DONE;
    int completed = first.check().completed();
    assertThat(completed).isBetween(0, TASKS);
    assertThat(done)
        .isEqualTo(unfinished(system) == 0 && !first.result().message().contains("reached"));
    assertThat(completed + unfinished(system)).isEqualTo(TASKS);
  }

  /** What was submitted in the process is lost with it, and nobody there waits for ever. */
  @Property(tries = 300, seed = "20261129")
  void whatWasSubmittedInTheProcessDiesWithIt(
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
      @ForAll @IntRange(min = 1, max = 60) int milliseconds) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    system.cores = 1 + random.nextInt(3);
    boolean pool = random.nextBoolean();
    Optional<String> to = pool ? Optional.of("crew") : Optional.empty();
    system.pools.put("crew", Optional.of(new ThreadPoolSpec(1 + random.nextInt(2))));
    Step submit = new SubmitStep("part", 1 + random.nextInt(3), to);
    Step work = new ComputeStep(new Exponential(MS));
    Step wait = new GatherStep("part", 1, to);
    system.batch("t", TASKS, submit, work, random.nextBoolean() ? wait : work);
    system.task("part", new SubmittedArrival(), new SleepStep(new Exponential(5 * MS)), work);
    Optional<StrategySpec> inside =
        Optional.of(random.nextBoolean() ? new ThreadsSpec() : AsyncioSpec.PLAIN);
    StrategySpec strategy =
        random.nextBoolean()
            ? new ProcessesSpec(OptionalInt.of(2), Optional.empty(), inside, dies(milliseconds))
            : new ProcessPoolSpec(2, Optional.empty(), 1, inside, dies(milliseconds));

    Run first = run(system.spec(strategy));
    Run second = run(system.spec(strategy));

    assertThat(first.check().violations()).isEmpty();
    assertThat(second.check().digest()).isEqualTo(first.check().digest());
    assertThat(first.result().message()).doesNotContain("when nothing could happen any more");
    assertThat(first.result().outcome() == Outcome.DONE)
        .isEqualTo(
            unfinished(system.spec(strategy)) == 0
                && !first.result().message().contains("reached"));
  }

  /** As the metric says it, of a run with metrics. */
  private static int unfinished(SystemSpec system) {
    return (int) TestSystem.value(Replication.run(system, 7, 0), "unfinished");
  }

  @Property(tries = 200, seed = "20261128")
  void aDeathAfterTheEndChangesNothing(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Run without = run(system(seed, Optional.empty()));
    Run late =
        run(
            system(
                seed,
                Optional.of(
                    new WorkerDies(TestSystem.constant(3_600_000 * MS), OptionalInt.empty()))));

    assertThat(without.result().outcome()).isEqualTo(Outcome.DONE);
    assertThat(late.check().digest()).isEqualTo(without.check().digest());
    assertThat(late.result().outcome()).isEqualTo(Outcome.DONE);
    assertThat(late.result().values()).isEqualTo(without.result().values());
  }
}
