package gilsim.plot;

import gilsim.table.Quantity;
import gilsim.table.Scale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * The axis of a metric: logarithmic, with the unit at every tick, if its values span two decades or
 * more; else linear from zero in one readable unit.
 */
final class MetricAxis {
  private static final double TWO_DECADES = 100;
  private static final double LINEAR_MARGIN = 1.08;
  private static final double LOG_MARGIN = 0.05;
  private static final int FEW_DECADES = 3;

  private final String name;
  private final String unit;
  private final double low;
  private final double high;
  private final boolean logarithmic;
  private final Scale scale;

  private MetricAxis(String name, String unit, double low, double high, boolean logarithmic) {
    this.name = name;
    this.unit = unit;
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
    this.scale = logarithmic ? new Scale(1, "") : Scale.of(unit, high);
  }

  /**
   * Chooses the kind of axis.
   *
   * @param name what it shows
   * @param unit as stored
   * @param values all values to show, in that unit
   */
  static MetricAxis of(String name, String unit, Collection<Double> values) {
    double low = values.stream().filter(v -> v > 0).mapToDouble(v -> v).min().orElse(1);
    double high = values.stream().mapToDouble(v -> v).max().orElse(1);
    boolean negative = values.stream().anyMatch(v -> v < 0);
    return new MetricAxis(name, unit, low, high, !negative && high / low >= TWO_DECADES);
  }

  /** A linear axis, whatever the values. */
  static MetricAxis linear(String name, String unit, Collection<Double> values) {
    double high = values.stream().mapToDouble(v -> v).max().orElse(1);
    return new MetricAxis(name, unit, 0, high, false);
  }

  /**
   * A logarithmic axis, however far the values spread.
   *
   * @param values above 0, not all the same
   */
  static MetricAxis logarithmic(String name, String unit, Collection<Double> values) {
    double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
    double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
    return new MetricAxis(name, unit, low, high, true);
  }

  /** Whether the axis is logarithmic. */
  boolean isLogarithmic() {
    return logarithmic;
  }

  /** A stored value as the axis shows it; on a logarithmic axis not below its least value. */
  double shown(double stored) {
    return logarithmic ? Math.max(stored, least()) : scale.shown(stored);
  }

  /** A new axis for one chart. */
  ValueAxis axis() {
    if (logarithmic) {
      ValueAxis axis = new TickedLogAxis(label(), ticks());
      axis.setRange(least(), most());
      return axis;
    }
    NumberAxis axis = new NumberAxis(label());
    axis.setAutoRangeIncludesZero(true);
    axis.setRange(0, high > 0 ? scale.shown(high) * LINEAR_MARGIN : 1);
    return axis;
  }

  private String label() {
    if (logarithmic) {
      return name + " (log scale)"; // every tick says its unit
    }
    return scale.symbol().isEmpty() ? name : name + " (" + scale.symbol() + ")";
  }

  private double least() {
    return low / Math.pow(high / low, LOG_MARGIN);
  }

  private double most() {
    return high * Math.pow(high / low, LOG_MARGIN);
  }

  private List<AxisTick> ticks() {
    List<AxisTick> ticks = new ArrayList<>();
    int from = (int) Math.floor(Math.log10(least()));
    int to = (int) Math.ceil(Math.log10(most()));
    int[] steps = to - from <= FEW_DECADES ? new int[] {1, 2, 5} : new int[] {1};
    for (int decade = from; decade <= to; decade++) {
      for (int step : steps) {
        double value = step * Math.pow(10, decade);
        ticks.add(new AxisTick(value, Quantity.brief(value, unit)));
      }
    }
    return ticks;
  }
}
