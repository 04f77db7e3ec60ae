package gilsim.form;

import java.util.Optional;

/**
 * Something written, with the path of keys that leads to it.
 *
 * @param node what is written
 * @param path keys and indices, e.g. {@code tasks.fetch.do[0]}; empty for the whole file
 * @param reading the pass that reads it
 */
public record Place(Node node, String path, Reading reading) {

  /** The value of a key below this place. */
  public Place child(String key, Node value) {
    return new Place(value, path.isEmpty() ? key : path + "." + key, reading);
  }

  /** An element of the list at this place. */
  public Place item(int index, Node value) {
    return new Place(value, path + "[" + index + "]", reading);
  }

  /**
   * Reports a problem with what is written here.
   *
   * @return empty, to be returned as "no value"
   */
  public <T> Optional<T> problem(String message) {
    String value = node instanceof TextNode ? node.print() : "";
    reading.add(Problem.at(node.position(), path, value, message));
    return Optional.empty();
  }

  /** Reports a problem with a key of the map at this place. */
  public void problemAtKey(MapNode.Entry entry, String message) {
    reading.add(Problem.at(entry.position(), child(entry.key(), node).path(), "", message));
  }

  /** Reports that something is understood but belongs to a later version. */
  public <T> Optional<T> notSupportedYet(String what, Position position) {
    String line = position.line() == 0 ? "" : " (line " + position.line() + ")";
    reading.add(Problem.at(position, path, "", "not supported yet: " + what + line));
    return Optional.empty();
  }

  /** The single value here, or a problem that says what is expected instead. */
  public Optional<TextNode> text(String expected) {
    if (node instanceof TextNode text && !text.isEmpty()) {
      return Optional.of(text);
    }
    return problem(
        "must be "
            + expected
            + (node instanceof TextNode ? " but is empty" : ", not " + node.kind()));
  }
}
