package gilsim.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list whose elements have one type.
 *
 * @param item the elements' type
 * @param least fewest elements
 * @param greatest most elements
 * @param <T> what an element is read into
 */
public record ListType<T>(ValueType<T> item, int least, int greatest)
    implements ValueType<List<T>> {

  @Override
  public Optional<List<T>> read(Place place) {
    if (!(place.node() instanceof ListNode list)) {
      return place.problem("must be a " + describe() + ", not " + place.node().kind());
    }
    int size = list.items().size();
    if (size < least || size > greatest) {
      return place.problem(
          "must have "
              + (size < least ? "at least " + least : "at most " + greatest)
              + " elements but has "
              + size);
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size && !place.reading().isFull(); i++) {
      item.read(place.item(i, list.items().get(i))).ifPresent(values::add);
    }
    return values.size() == size ? Optional.of(values) : Optional.empty();
  }

  @Override
  public String describe() {
    return "list of: " + item.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", "array", "items", item.schema(definitions), "minItems", least);
  }

  @Override
  public Node complete(Node node) {
    return node instanceof ListNode list
        ? new ListNode(list.items().stream().map(item::complete).toList(), list.position())
        : node;
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return Optional.of(item);
  }

  @Override
  public void document(Pages pages) {
    item.document(pages);
  }
}
