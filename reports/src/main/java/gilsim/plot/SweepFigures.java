package gilsim.plot;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.AxisNames;
import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures of one metric against every swept axis; what several plots have in common. */
final class SweepFigures {
  private final PlotInput input;
  private final String metric;
  private final String quantity;
  private final String title;

  /**
   * Prepares the figures.
   *
   * @param input what to draw
   * @param metric the metric
   * @param quantity what the axis shows, e.g. {@code speed-up}
   * @param title begin of the titles, e.g. {@code Speed-up over sequential}
   */
  SweepFigures(PlotInput input, String metric, String quantity, String title) {
    this.quantity = quantity;
    this.input = input;
    this.metric = metric;
    this.title = title;
  }

  /** One figure per axis along which any strategy has values. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (int axis = 0; axis < input.results().axes().size(); axis++) {
      figure(axis).ifPresent(figures::add);
    }
    return figures;
  }

  private Optional<Figure> figure(int axis) {
    Results results = input.results();
    List<SweepSlice> all = SweepSlice.along(results, axis);
    List<SweepSlice> slices = SweepSlice.some(all);
    List<List<LineSeries>> series = slices.stream().map(this::series).toList();
    List<Double> values =
        series.stream().flatMap(List::stream).flatMap(LineSeries::values).toList();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String name = AxisNames.shorten(results.axes()).get(axis);
    MetricAxis y = MetricAxis.of(quantity, input.index().unit(metric), values);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      SweptAxis x = SweptAxis.of(name, List.copyOf(slices.get(i).points().keySet()));
      panels.add(
          Panel.of(
              ChartStyle.chart(
                  title + " by " + name,
                  slices.get(i).held(),
                  LineChart.plot(x, y, series.get(i)),
                  true)));
    }
    return Optional.of(
        new Figure(
            FileNames.slug(metric + "-by-" + name),
            title + " by " + name,
            caption(axis, all.size(), slices.size()),
            panels));
  }

  /** The strategies that have values of the metric in a slice. */
  List<LineSeries> series(SweepSlice slice) {
    List<LineSeries> series = new ArrayList<>();
    List<String> strategies = input.results().strategies();
    for (int i = 0; i < strategies.size(); i++) {
      String strategy = strategies.get(i);
      Map<String, SummaryRow> rows = new LinkedHashMap<>();
      slice
          .points()
          .forEach(
              (value, point) ->
                  input
                      .index()
                      .find(point, strategy, metric)
                      .ifPresent(row -> rows.put(value, row)));
      if (!rows.isEmpty()) {
        series.add(new LineSeries(strategy, i, rows));
      }
    }
    return series;
  }

  private String caption(int axis, int all, int shown) {
    Results results = input.results();
    StringBuilder caption = new StringBuilder("Mean over the replications; the bands are ");
    caption.append(Quantity.percent(results.confidence())).append(" confidence intervals.");
    List<String> together = SweepSlice.sweptTogether(results, axis);
    if (!together.isEmpty()) {
      caption.append(" Along with ").append(results.axes().get(axis)).append(" changes ");
      caption.append(String.join(", ", together)).append('.');
    }
    if (all > 1) {
      caption.append(" One panel per combination of the other swept values, on one scale");
      caption.append(shown < all ? "; " + shown + " of " + all + " are drawn." : ".");
    }
    return caption.toString();
  }
}
