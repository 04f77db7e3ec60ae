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
 * @param more keys that all of them have besides; their values are read elsewhere
 * @param allowed the kinds that may stand there
 */
record StrategyChoice(String name, List<Key<?>> more, Predicate<StrategyKind> allowed)
    implements ValueType<StrategySpec> {
  private static final String TYPE = "type";
  private static final String TITLE = "strategy";

  /** Made anew at each use, because the registry of kinds contains such choices. */
  private TaggedType<StrategySpec> type() {
    Map<String, Form<? extends StrategySpec>> forms = new LinkedHashMap<>();
    kinds().forEach(kind -> forms.put(kind.label(), kind.form().with(more)));
    return new TaggedType<>(name, TITLE, forms, List.of());
  }

  private List<StrategyKind> kinds() {
    return Arrays.stream(StrategyKind.values()).filter(allowed).toList();
  }

  @Override
  public Optional<StrategySpec> read(Place place) {
    if (place.node() instanceof MapNode map) {
      for (StrategyKind kind : StrategyKind.values()) {
        if (!allowed.test(kind) && isWritten(kind, map)) {
          return place
              .child(TYPE, map.get(TYPE).orElse(place.node()))
              .problem(
                  "a strategy of type '"
                      + kind.label()
                      + "' cannot be here; allowed: "
                      + kinds().stream()
                          .map(StrategyKind::label)
                          .collect(Collectors.joining(", ")));
        }
      }
    }
    return type().read(place);
  }

  private static boolean isWritten(StrategyKind kind, MapNode map) {
    Optional<String> written = map.text(TYPE);
    return written.isPresent()
        ? written.get().equals(kind.label())
        : map.keys().contains(kind.label());
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
  public Optional<ValueType<?>> at(String key, Node node) {
    return type().at(key, node);
  }

  @Override
  public void document(Pages pages) {
    type().document(pages);
  }
}
