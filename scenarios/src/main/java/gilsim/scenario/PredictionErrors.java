package gilsim.scenario;

import gilsim.form.Key;
import gilsim.form.MapNode;
import gilsim.form.MapType;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Range;
import gilsim.form.Reading;
import gilsim.form.TextNode;
import gilsim.form.Types;
import gilsim.form.WordType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How far predictions of programs that no fit has seen were off, as a profile says in {@code
 * prediction-error:}. With an error of 0.1 what is measured is, with 95 %, between 1 / 1.1 and 1.1
 * times what is predicted, beyond what chance and the uncertainty of the profile's numbers explain.
 *
 * @param shares above 0, by the kind of strategy; those that are not there are not known
 */
public record PredictionErrors(Map<StrategyFamily, Double> shares) {
  /** A profile cannot say more: with ten times as much or a tenth nothing is predicted. */
  public static final double MOST = 10;

  /** The key of interpreters. */
  static final Key<Map<StrategyFamily, Double>> KEY =
      Key.optional(
          "prediction-error",
          new MapType<>(
              "kind of strategy",
              WordType.of(StrategyFamily.values(), StrategyFamily::label),
              Types.share(Range.above(0, MOST)),
              0),
          "how far predictions with this profile were off programs that it was not fitted on, by"
              + " kind of strategy (threads, coroutines, child-processes; calibrate gives the first"
              + " two one number): 0.1 says that with 95 % what is measured is between 1/1.1 and 1.1"
              + " times what is predicted; it widens the predicted bands of comparisons with real"
              + " runs");

  /** Copies the shares. */
  public PredictionErrors {
    shares = Map.copyOf(shares);
  }

  /** Nothing is known. */
  public static PredictionErrors unknown() {
    return new PredictionErrors(Map.of());
  }

  /** The same with others where those are known. */
  public PredictionErrors but(Map<StrategyFamily, Double> known) {
    Map<StrategyFamily, Double> all = new EnumMap<>(StrategyFamily.class);
    all.putAll(shares);
    all.putAll(known);
    return new PredictionErrors(all);
  }

  /**
   * What the interpreter of a resolved scenario says.
   *
   * @param resolved the scenario
   */
  public static PredictionErrors of(MapNode resolved) {
    return resolved.get(ScenarioForm.INTERPRETER).orElse(null) instanceof MapNode interpreter
        ? interpreter
            .get(KEY.name())
            .flatMap(node -> KEY.type().read(new Place(node, KEY.name(), new Reading(Path.of("")))))
            .map(PredictionErrors::new)
            .orElse(unknown())
        : unknown();
  }

  /**
   * The error of a strategy: the largest of those of its parts, because which part decides is not
   * known.
   *
   * @param strategy as a resolved scenario has it
   * @return 0 if it is not known
   */
  public double of(Node strategy) {
    return families(strategy).stream()
        .mapToDouble(family -> shares.getOrDefault(family, 0.0))
        .max()
        .orElse(0);
  }

  /** The families of a strategy, of its inner one ({@code inside}) and of its parts. */
  public static Set<StrategyFamily> families(Node strategy) {
    Set<StrategyFamily> found = EnumSet.noneOf(StrategyFamily.class);
    if (strategy instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        if (entry.key().equals("type") && entry.value() instanceof TextNode type) {
          StrategyFamily.ofType(type.text()).ifPresent(found::add);
        } else {
          found.addAll(families(entry.value()));
        }
      }
    }
    return found;
  }
}
