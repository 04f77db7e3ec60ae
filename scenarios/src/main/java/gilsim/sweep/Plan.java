package gilsim.sweep;

import gilsim.scenario.PredictionErrors;
import gilsim.scenario.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
 * @param errors how far predictions are off, found along with the real runs; empty, or for kinds
 *     that are not there: what the profile of the resolved scenario says
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
    List<Path> observed,
    Optional<PredictionErrors> errors) {
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
    return with(description, others, errors);
  }

  /** The same with another description. */
  public Plan described(String text) {
    return with(text, cells, errors);
  }

  /** The same with bands for such errors instead of the profile's. */
  public Plan offBy(PredictionErrors found) {
    return with(description, cells, Optional.of(found));
  }

  private Plan with(String text, List<Cell> others, Optional<PredictionErrors> found) {
    return new Plan(
        scenario,
        text,
        file,
        resolved,
        axes,
        points,
        strategies,
        others,
        settings,
        observed,
        found);
  }
}
