package gilsim.plot;

import gilsim.table.Scale;
import gilsim.timeline.Slice;
import gilsim.timeline.SliceKind;
import gilsim.timeline.TimelineRecorder;
import gilsim.timeline.TimelineRow;
import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A timeline as a picture: one bar per row, hardware threads above the threads. */
public final class TimelinePicture {
  private static final int MOST_ROWS = 48;
  private static final int WIDTH = 1000;
  private static final int ROW_HEIGHT = 24;
  private static final int FRAME = 170;
  private static final double HALF_BAR = 0.4;
  private static final double NANOS = 1e9;
  private static final float CROSS = 7;
  private static final Map<SliceKind, Color> COLORS = new EnumMap<>(SliceKind.class);

  static {
    COLORS.put(SliceKind.RUNNING, Palette.GREEN);
    COLORS.put(SliceKind.GIL_HELD, Palette.BLUE);
    COLORS.put(SliceKind.GIL_WAIT, Palette.VERMILION);
    COLORS.put(SliceKind.CORE_WAIT, Palette.ORANGE);
    COLORS.put(SliceKind.DEVICE, Palette.SKY);
    COLORS.put(SliceKind.LOCK, Palette.PURPLE);
    COLORS.put(SliceKind.ASLEEP, Palette.GREY);
    COLORS.put(SliceKind.THROTTLED, Palette.BLACK);
  }

  private TimelinePicture() {}

  /**
   * Draws. Where slices are narrower than the picture can show, the kind of slice that lasts
   * longest in a column stands for it.
   *
   * @param title what is shown
   * @param timeline rows and slices; of very many rows the first ones are drawn, and the subtitle
   *     says so
   * @param from left border, nanoseconds of simulated time
   * @param to right border, above {@code from}
   */
  public static Panel of(String title, TimelineRecorder timeline, long from, long to) {
    List<TimelineRow> all = timeline.rows();
    List<TimelineRow> rows = all.subList(0, Math.min(MOST_ROWS, all.size()));
    Scale scale = Scale.of("s", to / NANOS);
    Map<SliceKind, XYIntervalSeries> series = new EnumMap<>(SliceKind.class);
    for (int i = 0; i < rows.size(); i++) {
      for (Slice slice : TimelineColumns.of(timeline.slices(rows.get(i)), from, to)) {
        double begin = scale.shown(slice.begin() / NANOS);
        double end = scale.shown(slice.end() / NANOS);
        series
            .computeIfAbsent(slice.kind(), kind -> new XYIntervalSeries(kind.title()))
            .add(begin, begin, end, i, i - HALF_BAR, i + HALF_BAR);
      }
    }
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setDrawBarOutline(false);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    series.forEach(
        (kind, bars) -> {
          renderer.setSeriesPaint(data.getSeriesCount(), COLORS.get(kind));
          data.addSeries(bars);
        });
    XYPlot plot = new XYPlot(data, time(scale, from, to), names(rows), renderer);
    losses(plot, timeline, rows, scale, from, to);
    int more = all.size() - rows.size();
    String subtitle = more == 0 ? "" : "the first " + MOST_ROWS + " rows; " + more + " more";
    int height = FRAME + rows.size() * ROW_HEIGHT;
    return new Panel(ChartStyle.chart(title, subtitle, plot, true), WIDTH, height);
  }

  /** Crosses where a worker died or work was left undone; nothing if all went well. */
  private static void losses(
      XYPlot plot,
      TimelineRecorder timeline,
      List<TimelineRow> rows,
      Scale scale,
      long from,
      long to) {
    XYSeries crosses = new XYSeries("killed, or never finished", false, true);
    for (int i = 0; i < rows.size(); i++) {
      for (long at : timeline.losses(rows.get(i))) {
        if (at >= from && at <= to) {
          crosses.add(scale.shown(at / NANOS), i);
        }
      }
    }
    if (crosses.isEmpty()) {
      return;
    }
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, ShapeUtils.createDiagonalCross(CROSS, CROSS / 3));
    renderer.setSeriesPaint(0, Palette.BLACK);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, Color.WHITE);
    plot.setDataset(1, new XYSeriesCollection(crosses));
    plot.setRenderer(1, renderer);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  private static NumberAxis time(Scale scale, long from, long to) {
    NumberAxis axis = new NumberAxis("simulated time (" + scale.symbol() + ")");
    axis.setAutoRangeIncludesZero(false);
    axis.setRange(scale.shown(from / NANOS), scale.shown(to / NANOS));
    return axis;
  }

  private static SymbolAxis names(List<TimelineRow> rows) {
    SymbolAxis axis =
        new SymbolAxis(
            null,
            rows.stream()
                .map(row -> row.process() < 0 ? row.name() : row.group() + " " + row.name())
                .toArray(String[]::new));
    axis.setInverted(true);
    axis.setRange(-0.5, rows.size() - 0.5);
    axis.setGridBandsVisible(false);
    return axis;
  }
}
