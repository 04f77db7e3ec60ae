package gilsim.strategy;

import gilsim.form.Definitions;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Pages;
import gilsim.form.Place;
import gilsim.form.TaggedType;
import gilsim.form.ValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A strategy at a place where some kinds may stand.
 *
 * @param name unique among the forms
 * @param title what it describes
 * @param more keys that all of them have besides; their values are read elsewhere
 * @param allowed the kinds that may stand there
 */
record StrategyChoice(String name, String title, List<Key<?>> more, Predicate<StrategyKind> allowed)
    implements ValueType<StrategySpec> {
  private static final String TYPE = "type";

  /** Made anew at each use, because the registry of kinds contains such choices. */
  private TaggedType<StrategySpec> type() {
    Map<String, Form<? extends StrategySpec>> forms = new LinkedHashMap<>();
    kinds().forEach(kind -> forms.put(kind.label(), kind.form().with(more)));
    return new TaggedType<>(name, title, forms, List.of());
  }

  private List<StrategyKind> kinds() {
    return Arrays.stream(StrategyKind.values()).filter(allowed).toList();
  }

  @Override
  public Optional<StrategySpec> read(Place place) {
    Optional<StrategyKind> kind =
        place.node() instanceof MapNode map ? written(map) : Optional.empty();
    if (kind.isEmpty()) {
      return type().read(place);
    }
    MapNode map = (MapNode) place.node();
    if (!allowed.test(kind.get())) {
      return place
          .child(TYPE, map.get(TYPE).orElse(map))
          .problem("'" + kind.get().label() + "' cannot be here; allowed: " + labels(kinds()));
    }
    boolean good = true;
    for (MapNode.Entry entry : map.entries()) {
      good &= hasKey(kind.get(), entry, place);
    }
    return good ? type().read(place) : Optional.empty();
  }

  private static Optional<StrategyKind> written(MapNode map) {
    return Arrays.stream(StrategyKind.values()).filter(kind -> isWritten(kind, map)).findFirst();
  }

  private static boolean isWritten(StrategyKind kind, MapNode map) {
    Optional<Node> type = map.get(TYPE);
    return type.isPresent()
        ? map.text(TYPE).filter(kind.label()::equals).isPresent()
        : map.keys().contains(kind.label());
  }

  /** False, and a problem, if only other kinds of strategy have a key. */
  private static boolean hasKey(StrategyKind kind, MapNode.Entry entry, Place place) {
    List<StrategyKind> others =
        Arrays.stream(StrategyKind.values())
            .filter(other -> other.form().key(entry.key()).isPresent())
            .toList();
    boolean wrong = !others.isEmpty() && !others.contains(kind);
    if (wrong) {
      place.problemAtKey(
          entry,
          "a strategy of type '"
              + kind.label()
              + "' has no such key; it belongs to: "
              + labels(others));
    }
    return !wrong;
  }

  private static String labels(List<StrategyKind> kinds) {
    return kinds.stream().map(StrategyKind::label).collect(Collectors.joining(", "));
  }

  @Override
  public String describe() {
    return type().describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return type().schema(definitions);
  }

  @Override
  public Node complete(Node node) {
    return type().complete(node);
  }

  @Override
  public Node merge(Node base, Node over) {
    return type().merge(base, over);
  }

  @Override
  public List<String> keys(Node node) {
    return type().keys(node);
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return type().at(key, node);
  }

  @Override
  public void document(Pages pages) {
    type().document(pages);
  }
}
