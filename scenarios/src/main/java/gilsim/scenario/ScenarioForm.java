package gilsim.scenario;

import gilsim.device.DeviceSpec;
import gilsim.form.FileType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.MapType;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.interpreter.InterpreterSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.StrategyType;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole scenario file. */
final class ScenarioForm {
  static final String MACHINE = "machine";
  static final String INTERPRETER = "interpreter";
  static final String OBSERVED_FILES = "observed";
  static final String DEVICES = "devices";
  static final String LOCKS = "locks";
  static final String THREAD_LOCKS = "thread-locks";
  static final String VARIABLES = "variables";
  static final String QUEUES = "queues";
  static final String CONDITIONS = "conditions";
  static final String TASKS = "tasks";
  static final String POOLS = "pools";
  static final String STRATEGIES = "strategies";
  static final String VERSION = "gilsim";

  private static final Key<Integer> FORMAT =
      Key.required(VERSION, Types.integer(1, 1), "version of the format");

  private static final Key<String> NAME =
      Key.required("name", Types.name(), "names the scenario in tables and files");

  private static final Key<String> DESCRIPTION =
      Key.optional("description", Types.text(), "what it shows, for people");

  private static final Key<Machine> MACHINES =
      Key.required(
          MACHINE,
          Profiles.reference(MachineForm.TYPE),
          "a profile by name or by path, this for the host, or all of it");

  private static final Key<InterpreterSpec> INTERPRETERS =
      Key.required(
          INTERPRETER,
          Profiles.reference(InterpreterForm.TYPE),
          "a preset by name or a profile by path, or {preset: NAME, key: value ...}");

  private static final Key<Map<String, DeviceSpec.Unnamed>> DEVICE_MAP =
      Key.of(
          DEVICES,
          new MapType<>("device", Types.name(), Profiles.device(new DeviceEntryType()), 0),
          "{}",
          "what I/O steps wait for; with {preset: NAME, key: value ...} a profile and what differs");

  private static final Key<List<String>> LOCK_LIST =
      Key.optional(LOCKS, Types.list(Types.name(), 0), "names of locks");

  private static final Key<List<String>> THREAD_LOCK_LIST =
      Key.optional(
          THREAD_LOCKS,
          Types.list(Types.name(), 0),
          "names of further locks that are a threading.Lock of its own in every process; a forked"
              + " child's is taken for ever if a thread of the parent held it at that moment");

  private static final Key<List<String>> VARIABLE_LIST =
      Key.optional(
          VARIABLES,
          Types.list(Types.name(), 0),
          "names of shared variables whose lost updates are counted");

  private static final Key<Map<String, QueueDefinition.Unnamed>> QUEUE_MAP =
      Key.of(
          QUEUES,
          new MapType<>("queue", Types.name(), QueueDefinition.TYPE, 0),
          "{}",
          "queues between tasks");

  private static final Key<Map<String, ConditionDefinition.Unnamed>> CONDITION_MAP =
      Key.of(
          CONDITIONS,
          new MapType<>("condition", Types.name(), ConditionDefinition.TYPE, 0),
          "{}",
          "conditions that tasks wait for");

  private static final Key<Map<String, TaskType.Unnamed>> TASK_MAP =
      Key.required(
          TASKS, new MapType<>("task", Types.name(), TaskType.TYPE, 1), "the kinds of task");

  private static final Key<Map<String, StrategySpec>> POOL_MAP =
      Key.of(
          POOLS,
          new MapType<>("pool", Types.name(), StrategyType.part(), 0),
          "{}",
          "what tasks are submitted to (to:) beside whichever strategy runs, under its interpreter; no"
              + " strategies themselves");

  private static final Key<Map<String, Strategy>> STRATEGY_MAP =
      Key.required(
          STRATEGIES,
          new MapType<>("strategy", Types.name(), new StrategyEntryType(), 1),
          "how the tasks are run, by label");

  private static final Key<RunSettings> RUN =
      Key.of("run", RunForm.TYPE, "{}", "how long and how often");

  private static final Key<List<SweepAxis>> SWEEP =
      Key.optional("sweep", new SweepType(), "paths and the values they take");

  private static final Key<List<Path>> OBSERVED =
      Key.optional(
          "observed", Types.list(new FileType(), 1), "CSV files with results from elsewhere");

  /** How it is written. */
  static final Form<Scenario> TYPE =
      Form.of(
          "scenario",
          "a scenario",
          ScenarioForm::make,
          FORMAT,
          NAME,
          DESCRIPTION,
          MACHINES,
          INTERPRETERS,
          DEVICE_MAP,
          LOCK_LIST,
          THREAD_LOCK_LIST,
          VARIABLE_LIST,
          QUEUE_MAP,
          CONDITION_MAP,
          TASK_MAP,
          STRATEGY_MAP,
          POOL_MAP,
          RUN,
          SWEEP,
          OBSERVED);

  private ScenarioForm() {}

  private static Scenario make(Values v) {
    return new Scenario(
        v.get(NAME),
        v.find(DESCRIPTION).orElse(""),
        v.get(MACHINES),
        v.get(INTERPRETERS),
        named(v.get(DEVICE_MAP)),
        Stream.concat(
                v.find(LOCK_LIST).orElse(List.of()).stream(),
                v.find(THREAD_LOCK_LIST).orElse(List.of()).stream())
            .toList(),
        v.find(THREAD_LOCK_LIST).orElse(List.of()),
        v.find(VARIABLE_LIST).orElse(List.of()),
        v.get(QUEUE_MAP).entrySet().stream()
            .map(queue -> queue.getValue().named(queue.getKey()))
            .toList(),
        v.get(CONDITION_MAP).entrySet().stream()
            .map(condition -> condition.getValue().named(condition.getKey()))
            .toList(),
        v.get(TASK_MAP).entrySet().stream()
            .map(task -> task.getValue().named(task.getKey()))
            .toList(),
        v.get(POOL_MAP),
        v.get(STRATEGY_MAP),
        v.get(RUN),
        v.find(SWEEP).orElse(List.of()),
        v.find(OBSERVED).orElse(List.of()));
  }

  private static List<DeviceSpec> named(Map<String, DeviceSpec.Unnamed> devices) {
    List<DeviceSpec> named = new ArrayList<>();
    devices.forEach((name, device) -> named.add(device.named(name)));
    return named;
  }
}
