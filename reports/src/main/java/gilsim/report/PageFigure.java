package gilsim.report;

import java.util.List;

/**
 * A figure as the page's template shows it.
 *
 * @param figureTitle its title
 * @param caption its caption
 * @param images its panels
 */
record PageFigure(String figureTitle, String caption, List<Image> images) {

  /**
   * One panel.
   *
   * @param data the picture as a data URI
   * @param file name of the PNG in {@code plots/}
   * @param alternative text for those who cannot see it
   * @param width in CSS pixels
   * @param height in CSS pixels
   */
  record Image(String data, String file, String alternative, int width, int height) {}

  /** Whether panels stand side by side where there is room. */
  boolean several() {
    return images.size() > 1;
  }
}
