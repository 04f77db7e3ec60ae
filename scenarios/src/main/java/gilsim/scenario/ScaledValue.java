package gilsim.scenario;

import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as it is written, times a factor. Of a distribution all quantities with a unit are
 * scaled, not its plain numbers, which are shapes and probabilities. Of a list of plain numbers, a
 * turbo ladder, the first is what the others refer to and stays.
 */
final class ScaledValue {
  private static final MathContext DIGITS = new MathContext(9);
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)(\\s*[^0-9.\\s]*)");

  private ScaledValue() {}

  /** The value times a positive factor; words stay. */
  static Node of(Node node, double factor) {
    if (node instanceof ListNode list) {
      List<Node> items = new ArrayList<>(list.items());
      for (int i = 0; i < items.size(); i++) {
        boolean reference = i == 0 && isPlain(items.get(i));
        items.set(i, reference ? items.get(i) : of(items.get(i), factor));
      }
      return new ListNode(items, list.position());
    }
    return node instanceof MapNode map ? quantities(map, factor) : text((TextNode) node, factor);
  }

  private static MapNode quantities(MapNode map, double factor) {
    MapNode changed = map;
    for (MapNode.Entry entry : map.entries()) {
      if (!isPlain(entry.value())) {
        changed = changed.with(entry.key(), of(entry.value(), factor));
      }
    }
    return changed;
  }

  private static boolean isPlain(Node node) {
    if (!(node instanceof TextNode text)) {
      return false;
    }
    Matcher number = NUMBER.matcher(text.text().strip());
    return number.matches() && number.group(2).isBlank();
  }

  private static TextNode text(TextNode text, double factor) {
    Matcher number = NUMBER.matcher(text.text().strip());
    if (!number.matches()) {
      return text;
    }
    BigDecimal scaled =
        new BigDecimal(number.group(1)).multiply(BigDecimal.valueOf(factor), DIGITS);
    return new TextNode(
        scaled.stripTrailingZeros().toPlainString() + number.group(2), false, text.position());
  }
}
