package gilsim.sweep;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.form.Suggestion;
import gilsim.form.TextNode;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.RunSettings;
import gilsim.scenario.Scenario;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.ScenarioReader;
import gilsim.scenario.StandIns;
import gilsim.scenario.TreePath;
import gilsim.scenario.YamlPrinter;
import gilsim.scenario.YamlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns a scenario file into a plan: every sweep point × strategy, resolved and validated. */
public final class Planner {
  private static final int MOST_CELLS = 100_000;

  /** Points × values of the scenario: what planning can read in seconds. */
  private static final long MOST_VALUES = 50_000_000;

  private final ProfileFolder profiles;
  private final Host host;
  private final Optional<StandIns> standIns;
  private final ProfileDraws draws;

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
    this(profiles, host, Optional.empty(), ProfileDraws.none());
  }

  private Planner(
      ProfileFolder profiles, Host host, Optional<StandIns> standIns, ProfileDraws draws) {
    this.profiles = profiles;
    this.host = host;
    this.standIns = standIns;
    this.draws = draws;
  }

  /**
   * The same for other profiles than those that the scenarios name.
   *
   * @param uncertain how their numbers vary between replications
   */
  public Planner with(StandIns others, ProfileDraws uncertain) {
    return new Planner(profiles, host, Optional.of(others), uncertain);
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
    MapNode written = reader.raw();
    MapNode raw = standIns.map(others -> others.in(written)).orElse(written);
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
    sets.forEach(set -> checkNotSwept(set, grid));
    checkSize(grid, labels.size(), resolved);
    List<Point> points = grid.points();
    return new Plan(
        base.name(),
        base.description(),
        file,
        YamlPrinter.print(resolved),
        grid.paths(),
        points,
        labels,
        new CellList(reader, base, grid, draws).make(raw, resolved, labels),
        settings(base.run(), labels),
        base.observed(),
        Optional.empty());
  }

  private static void checkSize(Grid grid, int strategies, MapNode resolved) {
    long points = grid.size();
    String problem = "";
    if (points * strategies > MOST_CELLS) {
      problem = " strategies; at most " + MOST_CELLS + " cells are allowed";
    } else if (points > 1 && points * resolved.size() > MOST_VALUES) {
      problem = " strategies of a scenario with " + resolved.size() + " values, which is too much";
    }
    if (!problem.isEmpty()) {
      throw failure(
          resolved.entry("sweep").map(MapNode.Entry::position).orElse(resolved.position()),
          "sweep",
          "asks for " + points + " points x " + strategies + problem);
    }
  }

  private static MapNode withSet(ScenarioReader reader, MapNode raw, String set) {
    int equals = set.indexOf('=');
    Position position = Position.of("--set " + set);
    if (equals < 1) {
      throw failure(position, "", "write --set path=value, such as --set machine.cores=8");
    }
    String text = set.substring(equals + 1);
    Node value = at(YamlSource.parse(text, position.file()), position);
    TreePath path = new TreePath(set.substring(0, equals).strip(), position);
    MapNode changed = path.set(raw, reader.resolve(raw), value);
    checkEffect(path, reader.resolve(changed), value, position);
    return changed;
  }

  /** A cost stays zero under {@code costs: none}, whatever is set. */
  private static void checkEffect(TreePath path, MapNode resolved, Node value, Position position) {
    boolean lost =
        value instanceof TextNode wanted
            && path.get(resolved).orElse(value) instanceof TextNode got
            && !wanted.text().equals(got.text());
    if (lost) {
      throw failure(
          position, path.toString(), "has no effect, because costs: none sets it to zero");
    }
  }

  /** The sweep comes last: it would replace what was set, and nobody would notice. */
  private static void checkNotSwept(String set, Grid grid) {
    Position position = Position.of("--set " + set);
    String path = set.substring(0, set.indexOf('=')).strip();
    for (String axis : grid.paths()) {
      if (new TreePath(axis, position).covers(new TreePath(path, position))) {
        throw failure(
            position,
            path,
            "the scenario sweeps "
                + axis
                + ", which replaces it; set the sweep instead: --set 'sweep={"
                + axis
                + ": ["
                + set.substring(set.indexOf('=') + 1).strip()
                + "]}'");
      }
    }
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
}
