package gilsim.plot;

import org.jfree.chart.JFreeChart;

/**
 * One chart with its size.
 *
 * @param chart the chart
 * @param width in pixels of a screen without scaling
 * @param height in the same pixels
 */
public record Panel(JFreeChart chart, int width, int height) {
  /** Width of all charts: readable on a phone when scaled to its width. */
  public static final int WIDTH = 640;

  /** Height of charts whose content does not ask for another. */
  public static final int HEIGHT = 440;

  /** A panel of the usual size. */
  public static Panel of(JFreeChart chart) {
    return new Panel(chart, WIDTH, HEIGHT);
  }
}
