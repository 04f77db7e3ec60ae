package gilsim.form;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A list.
 *
 * @param items its elements, in order
 * @param position where it begins
 */
public record ListNode(List<Node> items, Position position) implements Node {
  private static final int SHOWN = 4;

  /** Copies the elements. */
  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public long size() {
    return 1 + items.stream().mapToLong(Node::size).sum();
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public String print() {
    return items.stream()
        .limit(SHOWN)
        .map(item -> item instanceof TextNode ? item.print() : "...")
        .collect(Collectors.joining(", ", "[", items.size() > SHOWN ? ", ...]" : "]"));
  }
}
