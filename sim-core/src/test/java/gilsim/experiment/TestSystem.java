package gilsim.experiment;

import gilsim.device.DeviceSpec;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.hardware.EfficiencyCores;
import gilsim.hardware.Interference;
import gilsim.hardware.MachineSpec;
import gilsim.interpreter.AllocatorSpec;
import gilsim.interpreter.CheckPoints;
import gilsim.interpreter.ColdPass;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.GilSpec;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.IsolationCosts;
import gilsim.interpreter.LockRules;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.PoolCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.ServerCosts;
import gilsim.interpreter.SpawnCosts;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.StatementCosts;
import gilsim.interpreter.SyncSpec;
import gilsim.interpreter.ThreadCosts;
import gilsim.interpreter.WaitCosts;
import gilsim.os.BandwidthSpec;
import gilsim.os.ControlGroup;
import gilsim.os.CpuQuota;
import gilsim.os.OsSpec;
import gilsim.os.SchedulerKind;
import gilsim.strategy.StrategySpec;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Builds systems for tests: one core, no costs, default switch interval; change what matters. */
final class TestSystem {
  static final long US = 1_000;
  static final long MS = 1_000_000;
  static final long S = 1_000_000_000;

  /** Child processes of which each part costs something, and which slow what runs beside them. */
  static final ProcessCosts COSTLY_PROCESSES =
      ProcessCosts.NONE
          .with(new ForkCosts(MS, MS, 0, 3 * MS, MS, 2 * MS, new Interference(1.7, 1.4)))
          .with(new SpawnCosts(MS, 20 * MS, 0, 9 * MS, Interference.NONE))
          .with(new ServerCosts(15 * MS, 5 * MS))
          .with(new PoolCosts(20 * US, 20 * US, 0))
          .with(new MessageCosts(10 * US, 1.5, 55 * US, 500, 1, 4096));

  /** Threads of which everything costs something. */
  static final ThreadCosts COSTLY_THREADS =
      new ThreadCosts(90 * US, 40 * US, 15 * US, 14 * US, 5 * US, 200, 6 * US);

  /** An event loop of which everything costs something. */
  static final LoopCosts COSTLY_LOOP =
      new LoopCosts(
          6 * US,
          2 * US,
          US,
          700,
          MS,
          34 * US,
          new WaitCosts(5 * US, 4 * US, 15 * US, 11 * US),
          ColdPass.NONE);

  private static final Distribution NOTHING = new Constant(0);

  int cores = 1;
  int threadsPerCore = 1;
  double smtYield = 1.2;
  List<Double> turbo = List.of();
  EfficiencyCores efficiencyCores = EfficiencyCores.none();
  SchedulerKind scheduler = SchedulerKind.EEVDF;
  long slice = 2_800 * US;
  long tick = 4 * MS;
  long wakeup;
  long slack;
  double selectorSlack;
  long balance;
  List<Integer> affinity = List.of();
  Optional<CpuQuota> quota = Optional.empty();
  BandwidthSpec bandwidth = BandwidthSpec.exact();
  long switchInterval = 5 * MS;
  long forcedGap;
  long switchCost;
  double bias = 0.2;
  LoopCosts loop = new LoopCosts(0, 0, 0, 0, 0);
  GilPolicy policy = GilPolicy.STANDARD;
  StatementCosts statements = new StatementCosts(CheckPoints.OPCODES, 50, 40, 0);
  DefaultWorkers defaultWorkers = DefaultWorkers.PROCESSORS_PLUS_FOUR;
  ThreadCosts threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 0);
  ProcessCosts processes = ProcessCosts.NONE;
  IsolationCosts isolation = new IsolationCosts(true, 0, 0, 0);
  MemoryNeeds memory = MemoryNeeds.none();
  GreenletCosts greenlet = GreenletCosts.none();
  AllocatorSpec allocator = AllocatorSpec.NONE;
  final List<DeviceSpec> devices = new ArrayList<>();
  final List<String> locks = new ArrayList<>();
  final List<String> ownLocks = new ArrayList<>();
  final List<QueueDefinition> queues = new ArrayList<>();
  final List<ConditionDefinition> conditions = new ArrayList<>();
  final Map<String, Optional<StrategySpec>> pools = new LinkedHashMap<>();
  long queue;
  LockRules lockRules = LockRules.SEMAPHORE;
  final List<String> variables = new ArrayList<>();
  final List<TaskSpec> tasks = new ArrayList<>();
  RunLimit limit = RunLimit.untilDone();

  static Distribution constant(long nanoseconds) {
    return new Constant(nanoseconds);
  }

  TestSystem batch(String name, int count, Step... steps) {
    return task(name, new BatchArrival(count), steps);
  }

  TestSystem task(String name, Arrival arrival, Step... steps) {
    tasks.add(new TaskSpec(name, arrival, List.of(steps), 0, 0));
    return this;
  }

  TestSystem until(long horizon) {
    limit = new RunLimit(OptionalLong.of(horizon), 0);
    return this;
  }

  SystemSpec spec(StrategySpec strategy) {
    return new SystemSpec(
        new MachineSpec(
            1,
            cores,
            threadsPerCore,
            smtYield,
            1,
            List.of(),
            turbo,
            efficiencyCores,
            Optional.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty()),
        os(),
        new InterpreterSpec(
            "test",
            1,
            new GilSpec(
                policy, switchInterval, bias, new Constant(forcedGap), NOTHING, 0, switchCost),
            threads,
            loop,
            processes,
            new SyncSpec(queue, lockRules),
            statements,
            false,
            false,
            defaultWorkers,
            StartMethod.FORK,
            memory,
            Optional.of(isolation),
            greenlet,
            allocator),
        devices,
        Map.of(),
        locks,
        ownLocks,
        variables,
        queues,
        conditions,
        tasks,
        strategy,
        pools,
        limit,
        1,
        1);
  }

  private OsSpec os() {
    OsSpec os = new OsSpec(scheduler, slice, tick, 0, wakeup, wakeup, 0, slack, balance);
    os = os.with(os.latencies().withSelectorSlack(selectorSlack));
    return os.within(bandwidth, new ControlGroup(quota, affinity));
  }

  ReplicationResult run(StrategySpec strategy) {
    return Replication.run(spec(strategy), 1, 0);
  }

  static double value(ReplicationResult result, String metric) {
    return result.values().stream()
        .filter(value -> value.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + metric + " in " + result))
        .value();
  }
}
