package gilsim.scenario;

import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.TextNode;
import java.util.stream.Collectors;

/** Prints nodes as YAML that reads back the same: blocks, with short leaves in one line. */
public final class YamlPrinter {
  private static final int WIDTH = 100;

  /** Signs that need no quotes inside a word, and those that do at its begin. */
  private static final String SIGNS = "_./%*+-=()";

  private static final String NOT_FIRST = "*%-=()";

  private final StringBuilder out = new StringBuilder();

  private YamlPrinter() {}

  /** The YAML text of a map, ending with a line feed. */
  public static String print(MapNode map) {
    YamlPrinter printer = new YamlPrinter();
    printer.block(map, "");
    return printer.out.toString();
  }

  /** One line in flow style. */
  public static String flow(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> scalar(entry.key(), false) + ": " + flow(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(YamlPrinter::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    TextNode text = (TextNode) node;
    return scalar(text.text(), text.quoted());
  }

  private void block(MapNode map, String indent) {
    for (MapNode.Entry entry : map.entries()) {
      out.append(indent).append(scalar(entry.key(), false)).append(':');
      value(entry.value(), indent);
    }
  }

  private void value(Node node, String indent) {
    String flow = flow(node);
    boolean deep = isDeep(node);
    if (!deep && indent.length() + flow.length() <= WIDTH) {
      out.append(' ').append(flow).append('\n');
    } else if (node instanceof MapNode map) {
      out.append('\n');
      block(map, indent + "  ");
    } else if (node instanceof ListNode list) {
      out.append('\n');
      for (Node item : list.items()) {
        out.append(indent).append("  - ").append(flow(item)).append('\n');
      }
    } else {
      out.append(' ').append(flow).append('\n');
    }
  }

  /** Maps that hold maps, or longer lists of maps, read better as blocks. */
  private static boolean isDeep(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .anyMatch(e -> e.value() instanceof MapNode m && !m.entries().isEmpty());
    }
    return node instanceof ListNode list
        && list.items().stream().anyMatch(item -> !(item instanceof TextNode));
  }

  private static String scalar(String text, boolean quoted) {
    return !quoted && isPlain(text) ? text : quote(text);
  }

  /** Words of letters, digits and harmless signs, with single spaces between. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || NOT_FIRST.indexOf(text.charAt(0)) >= 0) {
      return false;
    }
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = Character.isLetter(c) || c >= '0' && c <= '9' || SIGNS.indexOf(c) >= 0;
      if (!word && (c != ' ' || space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space;
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
