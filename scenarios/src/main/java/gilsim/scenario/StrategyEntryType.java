package gilsim.scenario;

import gilsim.form.Definitions;
import gilsim.form.Key;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Pages;
import gilsim.form.Place;
import gilsim.form.ValueType;
import gilsim.interpreter.InterpreterSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.StrategyType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A strategy with what only a scenario knows: its own interpreter. */
record StrategyEntryType(ValueType<StrategySpec> spec) implements ValueType<Strategy> {
  static final String INTERPRETER = "interpreter";

  private static final Key<InterpreterSpec> OWN =
      Key.optional(
          INTERPRETER,
          Profiles.reference(InterpreterForm.TYPE),
          "an interpreter of its own; compute times are rescaled by the ratio of speeds");

  StrategyEntryType() {
    this(StrategyType.whole(List.of(OWN)));
  }

  @Override
  public Optional<Strategy> read(Place place) {
    Optional<StrategySpec> read = spec.read(place);
    Optional<Node> own =
        place.node() instanceof MapNode map ? map.get(INTERPRETER) : Optional.empty();
    Optional<InterpreterSpec> interpreter =
        own.flatMap(node -> OWN.type().read(place.child(INTERPRETER, node)));
    return read.map(strategy -> new Strategy(strategy, interpreter));
  }

  @Override
  public String describe() {
    return spec.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return spec.schema(definitions);
  }

  @Override
  public Node complete(Node node) {
    return spec.complete(node);
  }

  @Override
  public List<String> keys(Node node) {
    return spec.keys(node);
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return spec.at(key, node);
  }

  @Override
  public void document(Pages pages) {
    spec.document(pages);
  }
}
