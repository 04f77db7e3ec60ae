package gilsim.form;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a default: a word, or maps in braces such as {@code {uniform: {from: 3us, to:
 * 5us}}}. Defaults are written by us, so it knows no quotes, lists or comments.
 */
final class FlowText {
  private final String text;
  private final Position position;
  private int at;

  private FlowText(String text, Position position) {
    this.text = text;
    this.position = position;
  }

  /**
   * What a text says.
   *
   * @param position where it counts as written
   */
  static Node parse(String text, Position position) {
    return text.startsWith("{") ? new FlowText(text, position).map() : TextNode.of(text, position);
  }

  private MapNode map() {
    List<MapNode.Entry> entries = new ArrayList<>();
    at++; // the opening brace
    while (text.charAt(at) != '}') {
      String key = word();
      at++; // the colon
      skipBlanks();
      Node value = text.charAt(at) == '{' ? map() : TextNode.of(word(), position);
      entries.add(new MapNode.Entry(key, position, value));
      if (text.charAt(at) == ',') {
        at++;
        skipBlanks();
      }
    }
    at++; // the closing brace
    return new MapNode(entries, position);
  }

  private String word() {
    int begin = at;
    while (":,}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private void skipBlanks() {
    while (text.charAt(at) == ' ') {
      at++;
    }
  }
}
