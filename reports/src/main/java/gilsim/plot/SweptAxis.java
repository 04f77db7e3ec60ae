package gilsim.plot;

import gilsim.table.AxisValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;

/**
 * The horizontal axis of a plot against a swept parameter: logarithmic if the values are spread so
 * (two decades or more, or a constant ratio), linear for other quantities, evenly spaced for names.
 */
final class SweptAxis {
  private static final double TWO_DECADES = 100;
  private static final double NEARLY = 1e-6;
  private static final int LEAST_FOR_RATIO = 3;
  private static final int LONG_LABELS = 52;
  private static final double MARGIN = 0.06;
  private static final double HALF = 0.5;

  private final String label;
  private final Map<String, Double> positions;
  private final boolean logarithmic;
  private final boolean quantities;

  private SweptAxis(
      String label, Map<String, Double> positions, boolean logarithmic, boolean quantities) {
    this.label = label;
    this.positions = positions;
    this.logarithmic = logarithmic;
    this.quantities = quantities;
  }

  /**
   * Chooses the kind of axis.
   *
   * @param label its name
   * @param values the printed values, distinct, at least one
   */
  static SweptAxis of(String label, List<String> values) {
    Map<String, Double> positions = new LinkedHashMap<>();
    List<Optional<AxisValue>> parsed = values.stream().map(AxisValue::parse).toList();
    boolean quantities =
        parsed.stream().allMatch(Optional::isPresent)
            && parsed.stream().map(value -> value.orElseThrow().unit()).distinct().count() == 1;
    for (int i = 0; i < values.size(); i++) {
      positions.put(values.get(i), quantities ? parsed.get(i).orElseThrow().number() : i);
    }
    List<Double> sorted = positions.values().stream().sorted().toList();
    return new SweptAxis(label, positions, quantities && isGeometric(sorted), quantities);
  }

  private static boolean isGeometric(List<Double> sorted) {
    double first = sorted.get(0);
    double last = sorted.get(sorted.size() - 1);
    if (first <= 0) {
      return false;
    }
    if (last / first >= TWO_DECADES) {
      return true;
    }
    double ratio = sorted.size() < LEAST_FOR_RATIO ? 1 : sorted.get(1) / first;
    for (int i = 1; i < sorted.size(); i++) {
      if (Math.abs(sorted.get(i) / sorted.get(i - 1) / ratio - 1) > NEARLY) {
        return false;
      }
    }
    return ratio > 1;
  }

  /** Where a value stands. */
  double position(String value) {
    return positions.get(value);
  }

  /** Whether the axis is logarithmic. */
  boolean isLogarithmic() {
    return logarithmic;
  }

  /** Whether the values are quantities, so that lines between them mean something. */
  boolean isQuantity() {
    return quantities;
  }

  /** A new axis for one chart. */
  ValueAxis axis() {
    List<AxisTick> ticks = new ArrayList<>();
    positions.forEach((text, value) -> ticks.add(new AxisTick(value, text)));
    ticks.sort(java.util.Comparator.comparingDouble(AxisTick::value));
    ValueAxis axis =
        logarithmic
            ? new TickedLogAxis(label + " (log scale)", ticks)
            : new TickedLinearAxis(label, ticks);
    double low = ticks.get(0).value();
    double high = ticks.get(ticks.size() - 1).value();
    if (!quantities) {
      axis.setRange(low - HALF, high + HALF);
    } else if (logarithmic) {
      double margin = Math.pow(high / low, MARGIN);
      axis.setRange(low / margin, high * margin);
    } else {
      double margin = low == high ? 1 : (high - low) * MARGIN;
      axis.setRange(low - margin, high + margin);
    }
    int letters = positions.keySet().stream().mapToInt(text -> text.length() + 1).sum();
    axis.setVerticalTickLabels(!quantities && letters > LONG_LABELS);
    return axis;
  }
}
