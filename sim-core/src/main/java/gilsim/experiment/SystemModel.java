package gilsim.experiment;

import gilsim.device.Device;
import gilsim.device.DeviceKind;
import gilsim.device.DeviceSpec;
import gilsim.interpreter.Environment;
import gilsim.interpreter.Program;
import gilsim.interpreter.PythonLock;
import gilsim.interpreter.PythonProcess;
import gilsim.interpreter.TaskInterpreter;
import gilsim.interpreter.TaskLedger;
import gilsim.interpreter.WorkScale;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStreams;
import gilsim.kernel.RunEnd;
import gilsim.metric.Measurement;
import gilsim.metric.MetricContext;
import gilsim.os.OperatingSystem;
import gilsim.strategy.Part;
import gilsim.strategy.StrategyKind;
import gilsim.trace.TraceListener;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The model objects of one replication, built from a specification. */
final class SystemModel {
  private final SystemSpec system;
  private final long seed;
  private final int replication;
  private final Measurement measurement;
  private TaskLedger ledger;

  SystemModel(SystemSpec system, long seed, int replication) {
    this.system = system;
    this.seed = seed;
    this.replication = replication;
    this.measurement =
        new Measurement(
            new MetricContext(
                system.machine().hardwareThreads(),
                system.devices().stream().map(DeviceSpec::name).toList(),
                system.devices().stream()
                    .filter(DeviceSpec::refuses)
                    .map(DeviceSpec::name)
                    .collect(Collectors.toSet()),
                List.of(),
                system.locks(),
                system.tasks().stream().map(TaskSpec::name).toList(),
                system.machine().pricePerHour(),
                system.limit().horizon().isEmpty(),
                system.limit().warmUp()));
  }

  void build(Engine engine) {
    build(engine, measurement);
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
    OperatingSystem os = new OperatingSystem(engine, system.machine(), system.os(), trace);
    ledger = new TaskLedger(engine, trace, system.limit().horizon().isEmpty());
    List<Device> devices = new ArrayList<>();
    for (DeviceSpec device : system.devices()) {
      devices.add(DeviceKind.create(device, devices.size(), engine, trace));
    }
    Environment environment =
        new Environment(
            engine,
            os,
            trace,
            streams,
            List.copyOf(devices),
            system.interpreter(),
            new WorkScale(system.computeScale(), system.nativeScale()),
            ledger);
    List<PythonLock> locks = new ArrayList<>();
    for (int i = 0; i < system.locks().size(); i++) {
      locks.add(new PythonLock(i, trace));
    }
    startStrategies(environment, locks);
  }

  private void startStrategies(Environment environment, List<PythonLock> locks) {
    PythonProcess parent = PythonProcess.create(environment);
    TaskInterpreter interpreter = new TaskInterpreter(environment, List.copyOf(locks));
    StrategyKind.strategy(system.strategy())
        .start(new Part(parent, interpreter, programs(), locks.size()));
  }

  private List<Program> programs() {
    List<String> devices = system.devices().stream().map(DeviceSpec::name).toList();
    List<Program> programs = new ArrayList<>();
    for (TaskSpec task : system.tasks()) {
      programs.add(
          Program.compile(
              task,
              programs.size(),
              devices,
              system.locks(),
              system.interpreter().threads().lock()));
    }
    return programs;
  }

  ReplicationResult result(RunEnd end) {
    long left = ledger.outstanding();
    boolean done = system.limit().horizon().isPresent() || left == 0;
    String message =
        done
            ? ""
            : left
                + " tasks were not finished when nothing could happen any more (at "
                + end.time() / 1e9
                + " s): they wait for each other";
    return new ReplicationResult(
        done ? Outcome.DONE : Outcome.UNFINISHED,
        message,
        measurement.values(end.time(), ledger.unfinished()),
        measurement.latencies(),
        end.events());
  }
}
