package gilsim.strategy;

import gilsim.form.Definitions;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.Pages;
import gilsim.form.Place;
import gilsim.form.TaggedType;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How strategies are written in scenario files. */
public final class StrategyType {
  private static final Key<Node> WORKER_DIES =
      Key.later("worker-dies", "a fault: when a worker dies");

  private StrategyType() {}

  /**
   * A strategy.
   *
   * @param more keys that every strategy may have besides; their values are read elsewhere
   */
  public static ValueType<StrategySpec> whole(List<Key<?>> more) {
    return tagged("strategy", more, kind -> true);
  }

  /** A part of {@code by-task}: any strategy but another {@code by-task}. */
  static ValueType<StrategySpec> part() {
    return new Part();
  }

  private static TaggedType<StrategySpec> tagged(
      String name, List<Key<?>> more, Function<StrategyKind, Boolean> wanted) {
    List<Key<?>> keys = new ArrayList<>(more);
    keys.add(WORKER_DIES);
    Map<String, Form<? extends StrategySpec>> forms = new LinkedHashMap<>();
    for (StrategyKind kind : StrategyKind.values()) {
      if (wanted.apply(kind)) {
        forms.put(kind.label(), kind.form().with(keys));
      }
    }
    return new TaggedType<>(name, "strategy", forms, List.of());
  }

  /** Made anew at each use, because the registry of kinds contains it. */
  private record Part() implements ValueType<StrategySpec> {

    private static TaggedType<StrategySpec> type() {
      return tagged("strategy-part", List.of(), kind -> kind != StrategyKind.BY_TASK);
    }

    @Override
    public Optional<StrategySpec> read(Place place) {
      return type().read(place);
    }

    @Override
    public String describe() {
      return "map (strategy)";
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
    public void document(Pages pages) {
      type().document(pages);
    }
  }
}
