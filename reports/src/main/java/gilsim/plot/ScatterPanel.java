package gilsim.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;

/** One quantity against itself on logarithmic axes, coloured by the kind of strategy. */
final class ScatterPanel {
  private static final double ROOM = 1.25;

  /** Texts of points that are less than this factor apart in both directions would overlap. */
  private static final double CLOSE = 1.25;

  /** A value with what it varies between, in the quantity's unit, above 0. */
  record Bar(double value, double low, double high) {
    /** A value alone. */
    static Bar of(double value) {
      return new Bar(value, value, value);
    }
  }

  private record Point(String kind, Bar x, Bar y, String text) {}

  private final String unit;
  private final List<Point> points = new ArrayList<>();

  /**
   * Begins a panel.
   *
   * @param unit as stored
   */
  ScatterPanel(String unit) {
    this.unit = unit;
  }

  /** Adds a point; the text stands beside it. */
  void add(String kind, Bar x, Bar y, String text) {
    points.add(new Point(kind, x, y, text));
  }

  /** The chart of at least one point. */
  Panel draw(String title, String subtitle, String across, String up) {
    List<Double> values =
        points.stream()
            .flatMap(point -> Stream.of(point.x().value(), point.y().value()))
            .flatMap(value -> Stream.of(value / ROOM, value * ROOM))
            .toList();
    MetricAxis x = MetricAxis.logarithmic(across, unit, values);
    MetricAxis y = MetricAxis.logarithmic(up, unit, values);
    ObservedMarkers markers = new ObservedMarkers();
    Map<String, XYIntervalSeries> series = new LinkedHashMap<>();
    points.stream()
        .sorted(Comparator.comparingInt(point -> StrategyKinds.style(point.kind())))
        .forEach(
            point ->
                series
                    .computeIfAbsent(
                        point.kind(),
                        kind -> markers.series(kind, StrategyKinds.style(kind), false, true))
                    .add(
                        point.x().value(),
                        x.shown(point.x().low()),
                        x.shown(point.x().high()),
                        point.y().value(),
                        y.shown(point.y().low()),
                        y.shown(point.y().high())));
    XYPlot plot = new XYPlot(markers.data(), x.axis(), y.axis(), markers.renderer());
    List<Point> below = new ArrayList<>();
    points.stream()
        .filter(point -> !point.text().isEmpty())
        .forEach(point -> annotate(plot, point, below));
    Diagonal.add(plot, 1);
    return new Panel(ChartStyle.chart(title, subtitle, plot, true), Panel.WIDTH, Panel.WIDTH);
  }

  /**
   * Away from the diagonal, where there is room; on the other side if another text is there.
   *
   * @param below the points whose texts stand below them so far
   */
  private static void annotate(XYPlot plot, Point point, List<Point> below) {
    boolean above =
        point.y().value() > point.x().value()
            || below.stream()
                .anyMatch(other -> close(point.x(), other.x()) && close(point.y(), other.y()));
    if (!above) {
      below.add(point);
    }
    XYTextAnnotation text =
        new XYTextAnnotation(
            above ? point.text() + "  " : "  " + point.text(),
            point.x().value(),
            point.y().value());
    text.setFont(ChartStyle.TITLE);
    text.setPaint(Palette.BLACK);
    text.setTextAnchor(above ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_LEFT);
    plot.addAnnotation(text);
  }

  private static boolean close(Bar one, Bar other) {
    return Math.max(one.value(), other.value()) < CLOSE * Math.min(one.value(), other.value());
  }
}
