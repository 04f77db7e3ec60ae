package gilsim.sweep;

import gilsim.form.MapNode;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.Scenario;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.ScenarioReader;
import gilsim.scenario.SweepAxis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves a scenario at every point of its sweep. */
final class CellList {
  private static final String RUN = "run";

  /** Settings of a run that may differ from point to point. */
  private static final Set<String> SWEPT_OF_RUN = Set.of("run.until", "run.warm-up");

  private static final int MOST_FAILURES = 20;

  private final ScenarioReader reader;
  private final Scenario base;
  private final Grid grid;
  private final ProfileDraws draws;
  private final Map<String, Problem> problems = new LinkedHashMap<>();

  /**
   * The points of one scenario.
   *
   * @param base the scenario without its sweep
   * @param draws how machine and interpreter vary between replications
   */
  CellList(ScenarioReader reader, Scenario base, Grid grid, ProfileDraws draws) {
    this.reader = reader;
    this.base = base;
    this.grid = grid;
    this.draws = draws;
  }

  /**
   * All cells, points in the outer loop.
   *
   * @throws ScenarioException if the scenario is wrong at some point, or an axis changes nothing
   */
  List<Cell> make(MapNode raw, MapNode resolved, List<String> labels) {
    base.sweep().forEach(this::checkPath);
    fail();
    List<Cell> cells = cells(raw, resolved, labels);
    fail();
    if (labels.size() == base.strategies().size()) {
      grid.idle(cells).forEach(axis -> problem(axis, "the values make no difference to any run"));
      fail();
    }
    return cells;
  }

  private void checkPath(SweepAxis axis) {
    boolean ofRun = axis.path().equals(RUN) || axis.path().startsWith(RUN + ".");
    if (ofRun && !SWEPT_OF_RUN.contains(axis.path())) {
      problem(axis, "all points share this; only run.until and run.warm-up can be swept");
    }
  }

  private List<Cell> cells(MapNode raw, MapNode resolved, List<String> labels) {
    CellFactory factory = new CellFactory(base);
    List<Cell> cells = new ArrayList<>();
    int failures = 0;
    for (Point point : grid.points()) {
      try {
        MapNode whole =
            base.sweep().isEmpty() ? resolved : reader.resolve(grid.apply(point, raw, resolved));
        Scenario there = base.sweep().isEmpty() ? base : at(whole);
        List<Scenario> drawn = draws.of(whole).stream().map(reader::bind).toList();
        for (String label : labels) {
          cells.add(factory.make(cells.size(), point, label, there, drawn));
        }
      } catch (ScenarioException e) {
        e.problems().forEach(problem -> problems.put(problem.toString(), problem));
        if (++failures > MOST_FAILURES) {
          return cells;
        }
      }
    }
    return cells;
  }

  private Scenario at(MapNode resolved) {
    Scenario there = reader.bind(resolved);
    Position position = base.sweep().get(0).position();
    if (!there.strategies().keySet().equals(base.strategies().keySet())) {
      throw failure(position, "every point must have the same strategies");
    }
    if (there.run().warmUp().automatic() != base.run().warmUp().automatic()) {
      throw failure(position, "warm-up: auto must hold at every point or at none");
    }
    return there;
  }

  private static ScenarioException failure(Position position, String message) {
    return new ScenarioException(List.of(Problem.at(position, "sweep", "", message)));
  }

  private void problem(SweepAxis axis, String message) {
    Problem problem = Problem.at(axis.position(), "sweep." + axis.path(), "", message);
    problems.put(problem.toString(), problem);
  }

  private void fail() {
    if (!problems.isEmpty()) {
      throw new ScenarioException(List.copyOf(problems.values()));
    }
  }
}
