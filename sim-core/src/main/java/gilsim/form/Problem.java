package gilsim.form;

/**
 * One thing that is wrong in what a user wrote.
 *
 * @param file the file as the user named it, or another source such as {@code --set}
 * @param line from 1; 0 if it belongs to no line
 * @param column from 1; 0 if it belongs to no line
 * @param path the key's path, e.g. {@code tasks.fetch.do[0].io.device}; may be empty
 * @param value what was written, shortened; may be empty
 * @param message what is wrong and, where known, the fix
 */
public record Problem(
    String file, int line, int column, String path, String value, String message) {

  /** A problem at a position. */
  public static Problem at(Position position, String path, String value, String message) {
    return new Problem(position.file(), position.line(), position.column(), path, value, message);
  }

  /** {@code file:line:column: path: message (it is 'value')}, without the parts that are empty. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(new Position(file, line, column).toString());
    if (!path.isEmpty()) {
      text.append(": ").append(path);
    }
    text.append(": ").append(message);
    if (!value.isEmpty() && !message.contains("'" + value + "'")) {
      text.append(" (it is '").append(value).append("')");
    }
    return text.toString();
  }
}
