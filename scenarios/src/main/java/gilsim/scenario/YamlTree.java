package gilsim.scenario;

import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Builds nodes from the parser's events. Tags are refused, so no text of a file ever names a class;
 * aliases are limited by the size of what they expand to.
 */
final class YamlTree {
  private static final int DEEPEST = 50;
  private static final int MOST_LETTERS = 1 << 20;
  private static final int MOST_KEYS = 10_000;
  private static final int MOST_NODES = 200_000;

  private final String source;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private final Map<Node, Integer> sizes = new IdentityHashMap<>();
  private final Map<Node, Integer> heights = new IdentityHashMap<>();
  private Iterator<Event> events = List.<Event>of().iterator();

  YamlTree(String source) {
    this.source = source;
  }

  Node read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(source).setCodePointLimit(MOST_LETTERS).build();
    events = new Parse(settings).parseString(text).iterator();
    events.next(); // begin of the stream
    Event begin = events.next();
    if (begin.getEventId() == Event.ID.StreamEnd) {
      throw YamlSource.failure(
          Position.of(source),
          "is empty; a scenario begins with gilsim: 1, a profile with its first key");
    }
    Node root = node(events.next(), 0);
    events.next(); // end of the document
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw fail(next, "a second document begins here; a file holds one");
    }
    return root;
  }

  private Node node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw fail(event, "is nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth);
    }
    Position position = position(event);
    Node node;
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag());
      boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
      node = new TextNode(scalar.getValue(), quoted, position);
      sizes.put(node, 1);
    } else if (event instanceof SequenceStartEvent sequence) {
      refuseTag(event, sequence.getTag());
      node = list(position, depth);
    } else if (event instanceof MappingStartEvent mapping) {
      refuseTag(event, mapping.getTag());
      node = map(position, depth);
    } else {
      throw fail(event, "not valid YAML");
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private Node aliased(AliasEvent alias, int depth) {
    Node node = anchors.get(alias.getAlias());
    if (node == null) {
      throw fail(
          alias, "the alias *" + alias.getAlias() + " refers to nothing that is complete above it");
    }
    if (depth + heights.getOrDefault(node, 0) > DEEPEST) {
      throw fail(alias, "is nested deeper than " + DEEPEST + " levels (aliases counted)");
    }
    return node;
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw fail(event, "tags such as '" + tag.get() + "' are not allowed; leave it out");
    }
  }

  private Node list(Position position, int depth) {
    List<Node> items = new ArrayList<>();
    int size = 1;
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      Node item = node(e, depth + 1);
      size = limited(e, size, item);
      items.add(item);
    }
    Node node = new ListNode(items, position);
    sizes.put(node, size);
    heights.put(node, height(items.stream()));
    return node;
  }

  private Node map(Position position, int depth) {
    Map<String, MapNode.Entry> entries = new java.util.LinkedHashMap<>();
    int size = 1;
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(e instanceof ScalarEvent key)) {
        throw fail(e, "a key must be a single word");
      }
      refuseTag(e, key.getTag());
      Node value = node(events.next(), depth + 1);
      size = limited(e, size, value);
      MapNode.Entry earlier =
          entries.putIfAbsent(
              key.getValue(), new MapNode.Entry(key.getValue(), position(e), value));
      if (earlier != null) {
        throw fail(
            e,
            "the key '"
                + key.getValue()
                + "' is there twice; first in line "
                + earlier.position().line());
      }
      if (entries.size() > MOST_KEYS) {
        throw fail(e, "a map holds more than " + MOST_KEYS + " keys");
      }
    }
    Node node = new MapNode(List.copyOf(entries.values()), position);
    sizes.put(node, size);
    heights.put(node, height(entries.values().stream().map(MapNode.Entry::value)));
    return node;
  }

  /** Levels below a node with these elements. */
  private int height(Stream<Node> below) {
    return 1 + below.mapToInt(node -> heights.getOrDefault(node, 0)).max().orElse(0);
  }

  private int limited(Event event, int size, Node added) {
    int sum = size + sizes.get(added);
    if (sum > MOST_NODES) {
      throw fail(event, "holds more than " + MOST_NODES + " values (aliases counted)");
    }
    return sum;
  }

  private Position position(Event event) {
    return event
        .getStartMark()
        .map(mark -> YamlSource.position(source, mark))
        .orElseGet(() -> Position.of(source));
  }

  private ScenarioException fail(Event event, String message) {
    return YamlSource.failure(position(event), message);
  }
}
