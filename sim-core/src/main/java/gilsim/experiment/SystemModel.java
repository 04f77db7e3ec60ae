package gilsim.experiment;

import gilsim.device.Device;
import gilsim.device.DeviceKind;
import gilsim.device.DeviceSpec;
import gilsim.device.LateDevice;
import gilsim.distribution.Distribution;
import gilsim.interpreter.Environment;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.Primitives;
import gilsim.interpreter.Program;
import gilsim.interpreter.PythonProcess;
import gilsim.interpreter.Symbols;
import gilsim.interpreter.TaskInterpreter;
import gilsim.interpreter.TaskLedger;
import gilsim.interpreter.WaitGraph;
import gilsim.interpreter.WorkScale;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStreams;
import gilsim.kernel.RunEnd;
import gilsim.metric.Measurement;
import gilsim.metric.MetricContext;
import gilsim.metric.MetricValue;
import gilsim.os.OperatingSystem;
import gilsim.strategy.Part;
import gilsim.strategy.StrategyKind;
import gilsim.trace.TraceFanOut;
import gilsim.trace.TraceListener;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The model objects of one replication, built from a specification. */
final class SystemModel {
  private static final double NANOS_PER_SECOND = 1e9;

  private final SystemSpec system;
  private final long seed;
  private final int replication;
  private final Measurement measurement;
  private TaskLedger ledger;
  private Primitives primitives;

  SystemModel(SystemSpec system, long seed, int replication) {
    this.system = system;
    this.seed = seed;
    this.replication = replication;
    this.measurement =
        new Measurement(
            new MetricContext(
                system.machine().hardwareThreads(),
                system.os().group().quota().isPresent(),
                system.devices().stream().map(DeviceSpec::name).toList(),
                system.devices().stream()
                    .filter(DeviceSpec::refuses)
                    .map(DeviceSpec::name)
                    .collect(Collectors.toSet()),
                system.queues().stream().map(QueueDefinition::name).toList(),
                system.locks(),
                system.variables(),
                system.tasks().stream().map(TaskSpec::name).toList(),
                system.machine().pricePerHour(),
                system.limit().horizon().isEmpty(),
                system.limit().warmUp()));
  }

  void build(Engine engine) {
    buildMeasured(engine, measurement);
  }

  /** The same, while somebody else listens, too. */
  void build(Engine engine, RunObserver observer) {
    TraceListener other = observer.begin(engine::stop);
    buildMeasured(engine, new TraceFanOut(List.of(measurement, other)));
  }

  private void buildMeasured(Engine engine, TraceListener trace) {
    build(engine, trace);
    if (system.limit().warmUp() > 0) {
      Event warm =
          new Event() {
            @Override
            protected void fire() {
              measurement.warmUpEnded(engine.now());
            }
          };
      engine.schedule(warm, system.limit().warmUp());
    }
  }

  /** Builds the model and lets it report to a listener. */
  void build(Engine engine, TraceListener trace) {
    RandomStreams streams = new RandomStreams(seed, replication);
    MemoryNeeds needs = system.interpreter().memory();
    OperatingSystem os =
        new OperatingSystem(engine, system.machine(), system.os(), streams, trace, needs.thread());
    os.memory().take(needs.program(system.modules()));
    ledger = new TaskLedger(engine, trace, system.limit().horizon().isEmpty());
    Environment environment =
        new Environment(
            engine,
            os,
            trace,
            streams,
            devices(engine, streams, trace),
            system.interpreter(),
            new WorkScale(system.computeScale(), system.nativeScale()),
            ledger);
    startStrategies(environment);
  }

  private List<Device> devices(Engine engine, RandomStreams streams, TraceListener trace) {
    List<Device> devices = new ArrayList<>();
    for (DeviceSpec spec : system.devices()) {
      int index = devices.size();
      Device device = DeviceKind.create(spec, index, engine, trace);
      Distribution late = system.lateness().get(spec.name());
      devices.add(
          late == null
              ? device
              : new LateDevice(device, late, engine, streams.stream("device-lateness", index)));
    }
    return List.copyOf(devices);
  }

  private void startStrategies(Environment environment) {
    Sharing sharing = new Sharing(system);
    primitives = sharing.primitives(environment);
    List<Program> programs = programs(sharing.symbols());
    primitives.executors().define(programs);
    PythonProcess parent = PythonProcess.create(environment);
    Part part =
        new Part(parent, new TaskInterpreter(environment, primitives), programs, primitives);
    sharing.startPools(part);
    StrategyKind.strategy(system.strategy()).start(part);
  }

  private List<Program> programs(Symbols symbols) {
    List<Program> programs = new ArrayList<>();
    for (TaskSpec task : system.tasks()) {
      programs.add(Program.compile(task, programs.size(), symbols));
    }
    return programs;
  }

  /**
   * What came out. A run is stuck if nothing can happen any more and finite work is left, one that
   * lasts for a time also if some tasks then wait for each other. A duration is measured to its end
   * even if nothing happened any more.
   */
  ReplicationResult result(RunEnd end) {
    boolean timed = system.limit().horizon().isPresent();
    String problem = timed ? deadlocked() : "";
    if (problem.isEmpty() && (!timed || end.reason() == RunEnd.Reason.EXHAUSTED)) {
      problem = stuck(ledger.outstanding() - ledger.losses().finite(), end.time());
    }
    List<MetricValue> values =
        measurement.values(system.limit().horizon().orElse(end.time()), ledger.unfinished());
    boolean done = problem.isEmpty() && !ledger.losses().failed();
    Stream<String> remarks =
        done
            ? Stream.of(Shortfall.message(values, system), LeftoverCheck.message(values, system))
            : Stream.empty();
    return new ReplicationResult(
        done ? Outcome.DONE : Outcome.UNFINISHED,
        Stream.concat(Stream.of(ledger.losses().describe(), problem), remarks)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; ")),
        values,
        measurement.latencies(),
        end.events());
  }

  private String deadlocked() {
    WaitGraph waits = primitives.waits();
    return waits.hasDeadlock() ? "some tasks wait for ever: " + waits.describe() : "";
  }

  private String stuck(long left, long at) {
    if (left == 0) {
      return "";
    }
    String waits = primitives.waits().describe();
    return left
        + (left == 1 ? " task was" : " tasks were")
        + " not finished when nothing could happen any more (at "
        + at / NANOS_PER_SECOND
        + " s)"
        + (waits.isEmpty() ? "" : ": " + waits);
  }
}
