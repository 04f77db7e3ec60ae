package gilsim.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours, markers and line styles, told apart by readers with any colour vision and in black and
 * white: the colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008), without
 * yellow, which is too light on white; markers and dashes change along with them.
 */
final class Palette {
  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PURPLE = new Color(0xCC79A7);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color SKY = new Color(0x56B4E9);
  static final Color BLACK = new Color(0x222222);
  static final Color GREY = new Color(0x8A8A8A);
  static final Color LIGHT = new Color(0xDDDDDD);

  private static final List<Color> COLORS =
      List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK, GREY);
  private static final float LINE_WIDTH = 2.2f;
  private static final float[][] DASHES = {{}, {9, 4}, {2, 4}, {9, 4, 2, 4}, {14, 5}};
  private static final double R = 5;
  private static final int BAND_ALPHA = 60;
  private static final float MITER_LIMIT = 10;

  private Palette() {}

  /** The colour of the n-th thing, from 0; repeats after eight. */
  static Color color(int n) {
    return COLORS.get(n % COLORS.size());
  }

  /** The same, transparent enough to lie over grid lines. */
  static Color band(int n) {
    Color color = color(n);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA);
  }

  /** The line of the n-th thing. */
  static Stroke line(int n) {
    float[] dash = DASHES[n % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, MITER_LIMIT, dash, 0);
  }

  /** The marker of the n-th thing. */
  static Shape marker(int n) {
    return switch (n % 6) {
      case 0 -> new Ellipse2D.Double(-R, -R, 2 * R, 2 * R);
      case 1 -> new Rectangle2D.Double(-R, -R, 2 * R - 1, 2 * R - 1);
      case 2 -> polygon(0, -R - 1, R + 1, R, -R - 1, R);
      case 3 -> polygon(0, -R - 1.5, R + 1.5, 0, 0, R + 1.5, -R - 1.5, 0);
      case 4 -> polygon(0, R + 1, R + 1, -R, -R - 1, -R);
      default -> cross();
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Shape cross() {
    double arm = R / 2.5;
    return polygon(
        -arm, -R, arm, -R, arm, -arm, R, -arm, R, arm, arm, arm, arm, R, -arm, R, -arm, arm, -R,
        arm, -R, -arm, -arm, -arm);
  }
}
