package gilsim.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The errors of a group of cells taken together. Anchors never belong to it; cells whose observed
 * value is 0 only where that is said.
 *
 * @param group what the cells have in common
 * @param cells the cells that count, at least one
 */
public record ErrorTotal(String group, List<ComparedCell> cells) {

  /** The total of those cells that count, without observed zeros; empty if none does. */
  public static Optional<ErrorTotal> of(String group, List<ComparedCell> cells) {
    List<ComparedCell> counting = cells.stream().filter(ComparedCell::counts).toList();
    return counting.isEmpty() ? Optional.empty() : Optional.of(new ErrorTotal(group, counting));
  }

  /** Mean absolute percentage error, as a share. */
  public double mape() {
    return StatUtils.mean(cells.stream().mapToDouble(cell -> Math.abs(cell.error())).toArray());
  }

  /** Mean signed error, as a share: positive if we predict too much. */
  public double bias() {
    return StatUtils.mean(cells.stream().mapToDouble(ComparedCell::error).toArray());
  }

  /** The cell with the largest absolute error. */
  public ComparedCell worst() {
    return cells.stream()
        .max(Comparator.comparingDouble(cell -> Math.abs(cell.error())))
        .orElseThrow();
  }
}
