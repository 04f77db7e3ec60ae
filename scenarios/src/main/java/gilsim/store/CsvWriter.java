package gilsim.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.io.NumberOutput;

/** Writes comma-separated lines: RFC 4180, UTF-8, lines that end with LF. */
final class CsvWriter {
  private final OutputStream out;
  private final StringBuilder line = new StringBuilder();

  CsvWriter(OutputStream out) {
    this.out = out;
  }

  CsvWriter text(String field) {
    separate();
    if (field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      line.append(field);
    } else {
      line.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
    return this;
  }

  CsvWriter texts(List<String> fields) {
    fields.forEach(this::text);
    return this;
  }

  /**
   * The shortest text that is read back as the same number, the same from every Java: {@code
   * Double.toString} prints superfluous digits before Java 19 (JDK-4511638).
   */
  CsvWriter number(double value) {
    separate();
    line.append(NumberOutput.toString(value, true));
    return this;
  }

  CsvWriter number(int value) {
    separate();
    line.append(value);
    return this;
  }

  private void separate() {
    if (!line.isEmpty()) {
      line.append(',');
    }
  }

  void endLine() throws IOException {
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }
}
