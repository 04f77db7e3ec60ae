package gilsim.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits comma-separated text (RFC 4180: fields may be quoted, quotes inside are doubled) into
 * records that know their line. Empty lines and lines that begin with {@code #} are left out.
 */
final class CsvText {

  /**
   * One record.
   *
   * @param line line it begins on, from 1
   * @param fields its fields, without surrounding blanks and quotes
   */
  record Line(int line, List<String> fields) {}

  private final String text;
  private int at;
  private int line = 1;

  private CsvText(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Splits a whole file.
   *
   * @throws IllegalArgumentException if a quote is never closed; the message begins with the line
   */
  static List<Line> split(String text) {
    return new CsvText(text).lines();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    while (at < text.length()) {
      int begin = line;
      boolean comment = text.charAt(at) == '#';
      List<String> fields = comment ? skipLine() : fields();
      if (!comment && !(fields.size() == 1 && fields.get(0).isEmpty())) {
        lines.add(new Line(begin, List.copyOf(fields)));
      }
    }
    return lines;
  }

  private List<String> skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
    line++;
    return List.of();
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(field());
      char next = at < text.length() ? text.charAt(at++) : '\n';
      if (next == '\n') {
        line++;
        return fields;
      }
    }
  }

  /** Reads up to, not including, the next comma or line end outside quotes. */
  private String field() {
    StringBuilder field = new StringBuilder();
    int quotedSince = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quotedSince == 0 && (c == ',' || c == '\n')) {
        break;
      }
      if (c == '"' && quotedSince > 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        field.append(c);
        at++;
      } else if (c == '"') {
        quotedSince = quotedSince == 0 ? line : 0;
      } else {
        field.append(c);
        if (c == '\n') {
          line++;
        }
      }
    }
    if (quotedSince > 0) {
      throw new IllegalArgumentException(quotedSince + ": a quote is opened and never closed");
    }
    return field.toString().strip();
  }
}
