package gilsim.table;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns of text for a terminal. */
public final class TextTable {
  private static final String BOLD = "\u001b[1m";
  private static final String STRONG = "\u001b[1;32m";
  private static final String PLAIN = "\u001b[0m";
  private static final String GAP = "  ";

  private record Heading(String text, boolean right) {}

  private record Line(List<String> cells, boolean strong) {}

  private final List<Heading> headings = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /** Adds a column; numbers stand right. */
  public void column(String heading, boolean right) {
    headings.add(new Heading(heading, right));
  }

  /** Adds a line with one cell per column. */
  public void row(List<String> cells, boolean strong) {
    lines.add(new Line(List.copyOf(cells), strong));
  }

  /** Headings, a rule and the lines, each ended by a line feed. */
  public String text(boolean color) {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = length(headings.get(i).text());
      for (Line line : lines) {
        widths[i] = Math.max(widths[i], length(line.cells().get(column)));
      }
    }
    StringBuilder text = new StringBuilder();
    append(text, headings.stream().map(Heading::text).toList(), widths, color ? BOLD : "");
    append(text, java.util.Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths, "");
    for (Line line : lines) {
      append(text, line.cells(), widths, color && line.strong() ? STRONG : "");
    }
    return text.toString();
  }

  private void append(StringBuilder text, List<String> cells, int[] widths, String style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - length(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(headings.get(i).right() ? blanks + cells.get(i) : cells.get(i) + blanks);
    }
    String trimmed = line.toString().stripTrailing();
    text.append(style).append(trimmed).append(style.isEmpty() ? "" : PLAIN).append('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
