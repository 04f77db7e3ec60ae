package gilsim.scenario;

import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.form.Suggestion;
import gilsim.form.TextNode;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes a value of a scenario by its path. The path addresses the resolved scenario; the change
 * is made in what the file says, as if it had been written there, so that profiles and defaults
 * find their way in afterwards.
 */
public final class TreePath {
  private static final String PRESET = "preset";
  private static final String ANY = "*";
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]{1,6})\\]\\.?(.*)");

  private final String path;
  private final Position position;
  private boolean found;

  /**
   * A path.
   *
   * @param path keys separated by dots, list indices in brackets, {@code *} for every key that has
   *     the rest of the path
   * @param position where it is written, for messages
   */
  public TreePath(String path, Position position) {
    this.path = path;
    this.position = position;
  }

  /**
   * Puts a value in.
   *
   * @param raw what the file says
   * @param resolved the same, resolved
   * @param value the new value
   * @return the changed raw scenario
   * @throws ScenarioException if the path exists nowhere
   */
  public MapNode set(MapNode raw, MapNode resolved, Node value) {
    found = false;
    Node changed =
        set(Optional.of(raw), resolved, Optional.of(ScenarioReader.type()), path, value, false);
    if (!found) {
      throw missing("no part of the scenario has it");
    }
    return (MapNode) changed;
  }

  /** True if whoever replaces what is here replaces what the other path leads to. */
  public boolean covers(TreePath other) {
    String[] mine = path.split("\\.");
    String[] others = other.path.split("\\.");
    boolean covers = mine.length <= others.length;
    for (int i = 0; covers && i < mine.length; i++) {
      covers = mine[i].equals(others[i]) || mine[i].equals(ANY) || others[i].equals(ANY);
    }
    return covers;
  }

  /** The value in a resolved scenario; empty if the path is not there or names several. */
  public Optional<Node> get(MapNode resolved) {
    Node node = resolved;
    String rest = path;
    while (!rest.isEmpty()) {
      if (!(node instanceof MapNode map)) {
        return Optional.empty();
      }
      String key = key(map, rest);
      Optional<Node> child = map.get(key);
      if (child.isEmpty() || rest.startsWith(key + "[")) {
        return Optional.empty();
      }
      node = child.get();
      rest = rest.substring(Math.min(rest.length(), key.length() + 1));
    }
    return Optional.of(node);
  }

  @Override
  public String toString() {
    return path;
  }

  private Node set(
      Optional<Node> raw,
      Node resolved,
      Optional<ValueType<?>> type,
      String rest,
      Node value,
      boolean optional) {
    if (rest.isEmpty()) {
      found = true;
      return value;
    }
    if (resolved instanceof ListNode list) {
      return setItem(raw, list, type, rest, value, optional);
    }
    if (!(resolved instanceof MapNode map)) {
      return nothing(raw, resolved, optional, "there is nothing below " + resolved.print());
    }
    if (rest.equals(ANY) || rest.startsWith(ANY + ".")) {
      return setAll(raw, map, type, rest.substring(Math.min(rest.length(), 2)), value);
    }
    String key = key(map, rest);
    String below = rest.substring(Math.min(rest.length(), key.length() + 1));
    if (rest.startsWith(key + "[")) {
      below = rest.substring(key.length());
    }
    Optional<ValueType<?>> childType = type.flatMap(t -> t.at(key, resolved));
    Optional<Node> child = map.get(key);
    boolean free = type.map(ValueType::hasFreeKeys).orElse(false);
    if (child.isEmpty() && (optional || childType.isEmpty() || free || !below.isEmpty())) {
      return nothing(raw, resolved, optional, hint(key, map, childType.isPresent() && !free, type));
    }
    MapNode base = base(raw, map, type);
    Node placeholder = child.orElseGet(() -> TextNode.of("", position));
    Node changed = set(base.get(key), placeholder, childType, below, value, optional);
    return base.with(key, changed);
  }

  private String hint(String key, MapNode map, boolean mayBe, Optional<ValueType<?>> type) {
    if (mayBe) {
      return "'"
          + key
          + "' is not set here, so there is nothing in it; set it as a whole, with a map as value";
    }
    Set<String> known = new LinkedHashSet<>(map.keys());
    type.ifPresent(here -> known.addAll(here.keys(map)));
    return "there is no '" + key + "' here" + Suggestion.phrase(key, known);
  }

  /** What the file says here, as a map that a key can be put into. */
  private MapNode base(Optional<Node> raw, MapNode resolved, Optional<ValueType<?>> type) {
    if (raw.isPresent() && raw.get() instanceof MapNode map) {
      return map;
    }
    if (raw.isPresent() && raw.get() instanceof TextNode preset && !preset.isEmpty()) {
      return MapNode.empty(preset.position()).with(PRESET, preset);
    }
    boolean merges = type.isPresent() && merges(type.get(), resolved);
    return merges ? MapNode.empty(resolved.position()) : resolved;
  }

  /** Whether keys left out of a map are filled in again from a profile or from defaults. */
  private static boolean merges(ValueType<?> type, MapNode resolved) {
    MapNode empty = MapNode.empty(resolved.position());
    return type.merge(resolved, empty).equals(resolved);
  }

  private Node setAll(
      Optional<Node> raw, MapNode resolved, Optional<ValueType<?>> type, String below, Node value) {
    MapNode base = base(raw, resolved, type);
    for (MapNode.Entry entry : resolved.entries()) {
      Optional<ValueType<?>> childType = type.flatMap(t -> t.at(entry.key(), resolved));
      boolean before = found;
      found = false;
      Node changed = set(base.get(entry.key()), entry.value(), childType, below, value, true);
      if (found) {
        base = base.with(entry.key(), changed);
      }
      found |= before;
    }
    return base;
  }

  private Node setItem(
      Optional<Node> raw,
      ListNode resolved,
      Optional<ValueType<?>> type,
      String rest,
      Node value,
      boolean optional) {
    Matcher matcher = INDEX.matcher(rest);
    if (!matcher.matches()) {
      return nothing(raw, resolved, optional, "a list needs an index such as [0]");
    }
    int index = Integer.parseInt(matcher.group(1));
    if (index >= resolved.items().size()) {
      return nothing(
          raw, resolved, optional, "the list has " + resolved.items().size() + " elements");
    }
    ListNode base = raw.isPresent() && raw.get() instanceof ListNode list ? list : resolved;
    List<Node> items = new ArrayList<>(base.items());
    Optional<ValueType<?>> itemType = type.flatMap(t -> t.at(rest, resolved));
    items.set(
        index,
        set(
            Optional.of(items.get(index)),
            resolved.items().get(index),
            itemType,
            matcher.group(2),
            value,
            optional));
    return new ListNode(items, base.position());
  }

  /** The longest key that the path begins with; else its first word. */
  private static String key(MapNode map, String rest) {
    Optional<String> known =
        map.keys().stream()
            .filter(
                key -> rest.equals(key) || rest.startsWith(key + ".") || rest.startsWith(key + "["))
            .max(Comparator.comparingInt(String::length));
    return known.orElseGet(() -> rest.split("[.\\[]", 2)[0]);
  }

  private Node nothing(Optional<Node> raw, Node resolved, boolean optional, String why) {
    if (optional) {
      return raw.orElse(resolved);
    }
    throw missing(why);
  }

  private ScenarioException missing(String why) {
    return new ScenarioException(
        List.of(Problem.at(position, "", "", "the path '" + path + "' exists nowhere: " + why)));
  }
}
