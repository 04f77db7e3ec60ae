package gilsim.form;

/**
 * Where something is written.
 *
 * @param file the file as the user named it, or another source such as {@code --set}
 * @param line from 1; 0 if the source has no lines
 * @param column from 1; 0 if the source has no lines
 */
public record Position(String file, int line, int column) {

  /** A source without lines. */
  public static Position of(String source) {
    return new Position(source, 0, 0);
  }

  /** {@code file:line:column}, or only the source's name. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
