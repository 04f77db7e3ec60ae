package gilsim.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A tick that an axis shows at a chosen place with a chosen text.
 *
 * @param value where
 * @param label what stands there
 */
record AxisTick(double value, String label) {
  private static final double GAP = 8;

  /** The ticks of an axis as JFreeChart wants them: labels that would overlap are left out. */
  static List<NumberTick> place(
      List<AxisTick> ticks, ValueAxis axis, Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    boolean below = RectangleEdge.isTopOrBottom(edge);
    boolean turned = axis.isVerticalTickLabels() && below;
    FontMetrics metrics = g2.getFontMetrics(axis.getTickLabelFont());
    List<NumberTick> placed = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (AxisTick tick : ticks) {
      if (!axis.getRange().contains(tick.value())) {
        continue;
      }
      double size = below && !turned ? metrics.stringWidth(tick.label()) : metrics.getHeight();
      double at = axis.valueToJava2D(tick.value(), area, edge) * (below ? 1 : -1);
      boolean fits = at - size / 2 >= free;
      if (fits) {
        free = at + size / 2 + (below ? GAP : 0);
      }
      placed.add(
          new NumberTick(
              tick.value(),
              fits ? tick.label() : "",
              turned || !below ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER,
              turned ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER,
              turned ? -Math.PI / 2 : 0));
    }
    return placed;
  }
}
