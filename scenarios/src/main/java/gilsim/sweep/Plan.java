package gilsim.sweep;

import gilsim.scenario.RunSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a scenario asks to be simulated.
 *
 * @param scenario its name
 * @param description its description; may be empty
 * @param file where it was read from
 * @param resolved the resolved scenario as YAML text, as {@code check --show} prints it
 * @param axes names of the sweep axes (paths), in order; empty without a sweep
 * @param points all points, in order
 * @param strategies labels of the strategies, in order
 * @param cells points × strategies, points in the outer loop
 * @param settings how to run
 * @param observed files with results from elsewhere
 */
public record Plan(
    String scenario,
    String description,
    Path file,
    String resolved,
    List<String> axes,
    List<Point> points,
    List<String> strategies,
    List<Cell> cells,
    RunSettings settings,
    List<Path> observed) {
  /** Copies the lists. */
  public Plan {
    axes = List.copyOf(axes);
    points = List.copyOf(points);
    strategies = List.copyOf(strategies);
    cells = List.copyOf(cells);
    observed = List.copyOf(observed);
  }

  /** The same with other cells, as many in the same order. */
  public Plan of(List<Cell> others) {
    return new Plan(
        scenario,
        description,
        file,
        resolved,
        axes,
        points,
        strategies,
        others,
        settings,
        observed);
  }

  /** The same with another description. */
  public Plan described(String text) {
    return new Plan(
        scenario, text, file, resolved, axes, points, strategies, cells, settings, observed);
  }
}
