package gilsim.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One cell in several folders.
 *
 * @param scenario the scenario's name
 * @param point the sweep point's id
 * @param axes the values of its axes
 * @param strategy the strategy's label
 * @param metric what it is judged by: makespan or throughput
 * @param unit of the metric
 * @param values one for each folder, in their order; empty where a folder lacks the cell
 */
public record FolderRow(
    String scenario,
    String point,
    List<String> axes,
    String strategy,
    String metric,
    String unit,
    List<Optional<FolderValue>> values) {
  private static final String MAKESPAN = "makespan";

  /** Copies the lists. */
  public FolderRow {
    axes = List.copyOf(axes);
    values = List.copyOf(values);
  }

  /** How many times as fast a folder's prediction is as that of the first. */
  public OptionalDouble predictedSpeed(int folder) {
    return sameKind(folder) ? speed(predicted(0), predicted(folder)) : OptionalDouble.empty();
  }

  /** How many times as fast a folder's measurement is as that of the first. */
  public OptionalDouble measuredSpeed(int folder) {
    return sameKind(folder) ? speed(observed(0), observed(folder)) : OptionalDouble.empty();
  }

  /** A median has no ratio to a mean. */
  private boolean sameKind(int folder) {
    return values.get(0).isPresent()
        && values.get(folder).isPresent()
        && values.get(0).get().runs().isPresent() == values.get(folder).get().runs().isPresent();
  }

  private OptionalDouble predicted(int folder) {
    return values.get(folder).map(FolderValue::predicted).orElse(OptionalDouble.empty());
  }

  private OptionalDouble observed(int folder) {
    return values.get(folder).map(FolderValue::observed).orElse(OptionalDouble.empty());
  }

  private OptionalDouble speed(OptionalDouble first, OptionalDouble other) {
    if (first.isEmpty() || other.isEmpty()) {
      return OptionalDouble.empty();
    }
    double ratio =
        metric.equals(MAKESPAN)
            ? first.getAsDouble() / other.getAsDouble()
            : other.getAsDouble() / first.getAsDouble();
    return Double.isFinite(ratio) && ratio > 0 ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  /** Where it stands: scenario, strategy and sweep point. */
  public String place() {
    return scenario + ": " + strategy + (axes.isEmpty() ? "" : ", " + point);
  }
}
