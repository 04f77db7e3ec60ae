package gilsim.sweep;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.form.Suggestion;
import gilsim.form.TextNode;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.RunSettings;
import gilsim.scenario.Scenario;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.ScenarioReader;
import gilsim.scenario.TreePath;
import gilsim.scenario.YamlPrinter;
import gilsim.scenario.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns a scenario file into a plan: every sweep point × strategy, resolved and validated. */
public final class Planner {
  private static final int MOST_CELLS = 100_000;

  private final ProfileFolder profiles;
  private final Host host;

  /** A planner for this machine as {@code machine: this}. */
  public Planner(ProfileFolder profiles) {
    this(profiles, Host.here());
  }

  /**
   * A planner.
   *
   * @param profiles where the named profiles are
   * @param host the machine that {@code machine: this} means
   */
  public Planner(ProfileFolder profiles, Host host) {
    this.profiles = profiles;
    this.host = host;
  }

  /**
   * Plans a scenario.
   *
   * @param file the scenario
   * @param sets changes of the resolved scenario, {@code path=value}, as if they stood in the file
   * @param onlyStrategy plan this strategy alone
   * @param replications instead of what the scenario says
   * @param seed instead of what the scenario says
   * @throws ScenarioException with everything that is wrong
   */
  public Plan plan(
      Path file,
      List<String> sets,
      Optional<String> onlyStrategy,
      OptionalInt replications,
      OptionalLong seed) {
    ScenarioReader reader = new ScenarioReader(file, profiles, host);
    MapNode raw = reader.raw();
    for (String set : sets) {
      raw = withSet(reader, raw, set);
    }
    if (replications.isPresent()) {
      raw = withRun(reader, raw, "replications", replications.getAsInt());
    }
    if (seed.isPresent()) {
      raw = withRun(reader, raw, "seed", seed.getAsLong());
    }
    MapNode resolved = reader.resolve(raw);
    Scenario base = reader.bind(resolved);
    List<String> labels = labels(base, onlyStrategy);
    Grid grid = new Grid(base.sweep());
    if (grid.size() * labels.size() > MOST_CELLS) {
      Position position = resolved.entry("sweep").orElseThrow().position();
      throw failure(
          position,
          "sweep",
          "asks for "
              + grid.size()
              + " points x "
              + labels.size()
              + " strategies; at most "
              + MOST_CELLS
              + " cells are allowed");
    }
    List<Point> points = grid.points();
    return new Plan(
        base.name(),
        base.description(),
        file,
        YamlPrinter.print(resolved),
        grid.paths(),
        points,
        labels,
        cells(reader, raw, resolved, base, grid, labels),
        settings(base.run(), labels),
        base.observed());
  }

  private static MapNode withSet(ScenarioReader reader, MapNode raw, String set) {
    int equals = set.indexOf('=');
    Position position = Position.of("--set " + set);
    if (equals < 1) {
      throw failure(position, "", "write --set path=value, such as --set machine.cores=8");
    }
    String text = set.substring(equals + 1);
    Node value = at(YamlSource.parse(text, position.file()), position);
    return new TreePath(set.substring(0, equals).strip(), position)
        .set(raw, reader.resolve(raw), value);
  }

  private static Node at(Node node, Position position) {
    return node instanceof TextNode text
        ? new TextNode(text.text(), text.quoted(), position)
        : node;
  }

  private static MapNode withRun(ScenarioReader reader, MapNode raw, String key, long value) {
    Position position = Position.of("--" + key);
    return new TreePath("run." + key, position)
        .set(raw, reader.resolve(raw), TextNode.of(Long.toString(value), position));
  }

  private static List<String> labels(Scenario base, Optional<String> only) {
    List<String> all = List.copyOf(base.strategies().keySet());
    if (only.isEmpty()) {
      return all;
    }
    if (!all.contains(only.get())) {
      throw failure(
          Position.of("--strategy " + only.get()),
          "",
          "there is no strategy '" + only.get() + "'" + Suggestion.phrase(only.get(), all));
    }
    return List.of(only.get());
  }

  private static ScenarioException failure(Position position, String path, String message) {
    return new ScenarioException(List.of(Problem.at(position, path, "", message)));
  }

  /** A baseline that is not simulated cannot serve as one. */
  private static RunSettings settings(RunSettings run, List<String> labels) {
    return new RunSettings(
        run.horizon(),
        run.warmUp(),
        run.minReplications(),
        run.maxReplications(),
        run.precision(),
        run.confidence(),
        run.seed(),
        run.baseline().filter(labels::contains));
  }

  private static List<Cell> cells(
      ScenarioReader reader,
      MapNode raw,
      MapNode resolved,
      Scenario base,
      Grid grid,
      List<String> labels) {
    CellFactory factory = new CellFactory(base);
    Map<String, Problem> problems = new LinkedHashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (Point point : grid.points()) {
      try {
        Scenario there = base;
        if (!base.sweep().isEmpty()) {
          MapNode changed = grid.apply(point, raw, resolved);
          there = reader.bind(reader.resolve(changed));
        }
        for (String label : labels) {
          cells.add(factory.make(cells.size(), point, label, there));
        }
      } catch (ScenarioException e) {
        e.problems().forEach(problem -> problems.put(problem.toString(), problem));
        if (problems.size() > 20) {
          break;
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(List.copyOf(problems.values()));
    }
    return cells;
  }
}
