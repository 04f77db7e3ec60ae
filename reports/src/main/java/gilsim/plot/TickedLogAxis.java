package gilsim.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis with ticks at chosen values; the library's own stand at powers like 2^0.2. */
final class TickedLogAxis extends LogAxis {
  private static final long serialVersionUID = 1;

  private final transient List<AxisTick> ticks;

  TickedLogAxis(String label, List<AxisTick> ticks) {
    super(label);
    this.ticks = List.copyOf(ticks);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    return AxisTick.place(ticks, this, g2, dataArea, edge);
  }
}
