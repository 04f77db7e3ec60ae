package gilsim.scenario;

import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Problem;
import gilsim.form.Reading;
import gilsim.form.Series;
import gilsim.form.TextNode;
import gilsim.form.ValueType;
import gilsim.workload.SubmitStep;
import gilsim.workload.WaitForStep;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads one scenario in three steps, so that sweeps can change it in between: what the file says
 * (raw), the same with profiles and defaults put in (resolved), and its typed meaning.
 */
public final class ScenarioReader {
  private static final int MOST_PROBLEMS = 50;

  private final Path file;
  private final Path folder;
  private final Profiles profiles;
  private final Map<String, Series> files = new HashMap<>();

  /**
   * A reader of one file.
   *
   * @param file the scenario
   * @param profiles where the named profiles are
   * @param host the machine that {@code machine: this} means
   */
  public ScenarioReader(Path file, ProfileFolder profiles, Host host) {
    this.file = file;
    this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    this.profiles = new Profiles(profiles, folder, host);
  }

  /** How a whole scenario is written. */
  public static ValueType<Scenario> type() {
    return ScenarioForm.TYPE;
  }

  /** The folder to which file names in the scenario are relative. */
  public Path folder() {
    return folder;
  }

  /**
   * What the file says.
   *
   * @throws ScenarioException if it is not a scenario of format 1
   */
  public MapNode raw() {
    Node node = YamlSource.read(file);
    if (node instanceof TextNode text && text.isEmpty()) {
      throw YamlSource.failure(node.position(), "is empty; a scenario begins with gilsim: 1");
    }
    if (!(node instanceof MapNode map)) {
      throw YamlSource.failure(
          node.position(), "a scenario is a map that begins with gilsim: 1, not " + node.kind());
    }
    Optional<Node> version = map.get(ScenarioForm.VERSION);
    if (version.isEmpty()) {
      throw YamlSource.failure(
          map.position(), "not a scenario: the key 'gilsim' is missing; write gilsim: 1");
    }
    if (!(version.get() instanceof TextNode text) || !text.text().equals("1")) {
      throw new ScenarioException(
          List.of(
              Problem.at(
                  version.get().position(),
                  ScenarioForm.VERSION,
                  version.get().print(),
                  "this program reads version 1 of the format; write gilsim: 1")));
    }
    return map;
  }

  /**
   * Puts in profiles and defaults.
   *
   * @throws ScenarioException if a profile cannot be found or read
   */
  public MapNode resolve(MapNode raw) {
    Reading reading = reading(raw);
    Place root = new Place(raw, "", reading);
    MapNode map = raw;
    map =
        replaced(
            map,
            ScenarioForm.MACHINE,
            root,
            place -> profiles.resolve(ProfileFolder.Kind.MACHINE, MachineForm.TYPE, place));
    map = replaced(map, ScenarioForm.INTERPRETER, root, this::interpreter);
    if (map.get(ScenarioForm.DEVICES).orElse(null) instanceof MapNode devices) {
      Place place = root.child(ScenarioForm.DEVICES, devices);
      List<MapNode.Entry> entries =
          devices.entries().stream().map(entry -> device(place, entry)).toList();
      map = map.with(ScenarioForm.DEVICES, new MapNode(entries, devices.position()));
    }
    if (map.get(ScenarioForm.STRATEGIES).orElse(null) instanceof MapNode strategies) {
      Place place = root.child(ScenarioForm.STRATEGIES, strategies);
      List<MapNode.Entry> entries =
          strategies.entries().stream().map(entry -> strategy(place, entry)).toList();
      map = map.with(ScenarioForm.STRATEGIES, new MapNode(entries, strategies.position()));
    }
    MapNode whole = (MapNode) ScenarioForm.TYPE.complete(map);
    if (!reading.problems().isEmpty()) {
      ScenarioForm.TYPE.read(new Place(whole, "", reading)); // whatever else is wrong
    }
    fail(reading);
    return whole;
  }

  private MapNode.Entry device(Place place, MapNode.Entry entry) {
    Place below = place.child(entry.key(), entry.value());
    Node resolved = profiles.resolve(ProfileFolder.Kind.DEVICE, new DeviceEntryType(), below);
    return new MapNode.Entry(entry.key(), entry.position(), resolved);
  }

  private MapNode.Entry strategy(Place place, MapNode.Entry entry) {
    if (!(entry.value() instanceof MapNode strategy)) {
      return entry;
    }
    Place below = place.child(entry.key(), strategy);
    MapNode resolved = replaced(strategy, StrategyEntryType.INTERPRETER, below, this::interpreter);
    return new MapNode.Entry(entry.key(), entry.position(), resolved);
  }

  private Reading reading(MapNode map) {
    Reading reading = new Reading(folder, files);
    reading.declare("device", keys(map, ScenarioForm.DEVICES));
    reading.declare("task", keys(map, ScenarioForm.TASKS));
    reading.declare("strategy", keys(map, ScenarioForm.STRATEGIES));
    reading.declare(
        "lock", joined(items(map, ScenarioForm.LOCKS), items(map, ScenarioForm.THREAD_LOCKS)));
    reading.declare("queue", keys(map, ScenarioForm.QUEUES));
    reading.declare("condition", keys(map, ScenarioForm.CONDITIONS));
    reading.declare(
        SubmitStep.EXECUTOR,
        joined(
            keys(map, ScenarioForm.POOLS),
            joined(keys(map, ScenarioForm.STRATEGIES), keys(map, ScenarioForm.TASKS))));
    reading.declare(
        WaitForStep.AWAITED,
        joined(List.of(WaitForStep.ALL, WaitForStep.LAST), keys(map, ScenarioForm.TASKS)));
    reading.declare("variable", items(map, ScenarioForm.VARIABLES));
    return reading;
  }

  private Node interpreter(Place place) {
    return profiles.resolve(ProfileFolder.Kind.INTERPRETER, InterpreterForm.TYPE, place);
  }

  private static MapNode replaced(
      MapNode map, String key, Place parent, Function<Place, Node> resolve) {
    return map.get(key)
        .map(node -> map.with(key, resolve.apply(parent.child(key, node))))
        .orElse(map);
  }

  /**
   * The typed meaning of a resolved scenario.
   *
   * @throws ScenarioException with all that is wrong
   */
  public Scenario bind(MapNode resolved) {
    Reading reading = reading(resolved);
    Optional<Scenario> scenario = ScenarioForm.TYPE.read(new Place(resolved, "", reading));
    fail(reading);
    Scenario read = scenario.orElseThrow();
    new ScenarioChecks(read, resolved, reading).run();
    fail(reading);
    return read;
  }

  private static List<String> keys(MapNode map, String key) {
    return map.get(key).orElse(null) instanceof MapNode below ? below.keys() : List.of();
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<String> items(MapNode map, String key) {
    return map.get(key).orElse(null) instanceof ListNode list
        ? list.items().stream()
            .filter(TextNode.class::isInstance)
            .map(item -> ((TextNode) item).text())
            .toList()
        : List.of();
  }

  private static void fail(Reading reading) {
    if (!reading.problems().isEmpty()) {
      throw new ScenarioException(
          reading.problems().stream()
              .sorted(
                  Comparator.comparing(Problem::file)
                      .thenComparing(Problem::line)
                      .thenComparing(Problem::column))
              .limit(MOST_PROBLEMS)
              .toList());
    }
  }
}
