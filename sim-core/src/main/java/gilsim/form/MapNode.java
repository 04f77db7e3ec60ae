package gilsim.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A map with textual keys, in the order in which they are written.
 *
 * @param entries its entries; no key twice
 * @param position where it begins
 */
public record MapNode(List<Entry> entries, Position position) implements Node {
  private static final int SHOWN = 4;

  /**
   * One entry.
   *
   * @param key the key
   * @param position where the key is written
   * @param value its value
   */
  public record Entry(String key, Position position, Node value) {}

  /** Copies the entries. */
  public MapNode {
    entries = List.copyOf(entries);
  }

  /** A map without entries. */
  public static MapNode empty(Position position) {
    return new MapNode(List.of(), position);
  }

  /** The value of a key. */
  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The value of a key, if it is a single value. */
  public Optional<String> text(String key) {
    return get(key).filter(TextNode.class::isInstance).map(node -> ((TextNode) node).text());
  }

  /** The entry of a key. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /** The keys, in order. */
  public List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  /** This map with one value replaced, or added at its end. */
  public MapNode with(String key, Node value) {
    return with(new Entry(key, entry(key).map(Entry::position).orElse(value.position()), value));
  }

  /** This map with one entry replaced, or added at its end. */
  public MapNode with(Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    int index = keys().indexOf(entry.key());
    if (index < 0) {
      changed.add(entry);
    } else {
      changed.set(index, entry);
    }
    return new MapNode(changed, position);
  }

  /** This map without one key. */
  public MapNode without(String key) {
    return new MapNode(
        entries.stream().filter(entry -> !entry.key().equals(key)).toList(), position);
  }

  @Override
  public long size() {
    return 1 + entries.stream().mapToLong(entry -> entry.value().size()).sum();
  }

  @Override
  public String kind() {
    return "a map";
  }

  @Override
  public String print() {
    return entries.stream()
        .limit(SHOWN)
        .map(e -> e.key() + ": " + (e.value() instanceof TextNode ? e.value().print() : "..."))
        .collect(Collectors.joining(", ", "{", entries.size() > SHOWN ? ", ...}" : "}"));
  }
}
