package gilsim.report;

import java.awt.AWTError;
import java.io.IOException;
import java.util.List;

/**
 * Figures, or why there are none.
 *
 * @param figures what was drawn
 * @param missing why nothing could be drawn; empty if it could
 */
record Drawing(List<PageFigure> figures, String missing) {

  /** Something that draws figures into files. */
  interface Action {
    List<PageFigure> draw() throws IOException;
  }

  /**
   * Draws.
   *
   * @throws IOException if a file cannot be written
   */
  static Drawing of(Action action) throws IOException {
    try {
      return new Drawing(action.draw(), "");
    } catch (AWTError | InternalError | UnsatisfiedLinkError | NoClassDefFoundError e) {
      // Java cannot draw text where the system has no fonts; the numbers are worth a page anyway.
      return new Drawing(
          List.of(),
          "Plots could not be drawn because Java found no fonts on this system ("
              + e.getMessage()
              + "). Install fontconfig and a font, for example the packages fontconfig and"
              + " fonts-dejavu-core, then build the report again.");
    }
  }
}
