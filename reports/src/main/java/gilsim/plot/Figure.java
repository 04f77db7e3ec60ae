package gilsim.plot;

import java.util.List;

/**
 * One or a few panels under one caption.
 *
 * @param name part of the file names: lower-case letters, digits, dots and hyphens
 * @param title what it shows
 * @param caption how to read it: intervals, what is held constant
 * @param panels the charts, side by side where there is room; at least one
 */
public record Figure(String name, String title, String caption, List<Panel> panels) {
  /** Copies the panels. */
  public Figure {
    panels = List.copyOf(panels);
  }
}
