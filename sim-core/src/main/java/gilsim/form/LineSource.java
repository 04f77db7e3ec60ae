package gilsim.form;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text; a line that is too long is cut, so that no file fills the memory. */
final class LineSource {
  private final Reader reader;
  private final int longest;
  private int number;

  /**
   * The lines of a text.
   *
   * @param reader the text, buffered
   * @param longest how many letters of a line to read; a longer one is given with one letter more
   */
  LineSource(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** The next line without its end; empty at the end of the text. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    while (c >= 0 && c != '\n' && line.length() <= longest) {
      line.append((char) c);
      c = reader.read();
    }
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    return Optional.of(carriageReturn ? line.substring(0, length - 1) : line.toString());
  }

  /** How many lines were read. */
  int number() {
    return number;
  }
}
