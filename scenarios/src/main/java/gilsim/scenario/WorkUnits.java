package gilsim.scenario;

import gilsim.form.Key;
import gilsim.form.MapNode;
import gilsim.form.MapType;
import gilsim.form.Place;
import gilsim.form.Position;
import gilsim.form.Range;
import gilsim.form.Reading;
import gilsim.form.Types;
import gilsim.form.WordType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the work of real runs is worth in the seconds in which a profile states its costs: the
 * processor time of one pass of each loop that work is made of, measured beside the costs and
 * referred to the same speed of the host. So a folder whose own calibration met a slow host does
 * not change what its work is worth.
 *
 * @param passes nanoseconds of one pass, above 0, by kind; none: the profile does not say
 */
public record WorkUnits(Map<WorkKind, Double> passes) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The key of interpreters. */
  static final Key<Map<WorkKind, Double>> KEY =
      Key.optional(
          "work",
          new MapType<>(
              "kind of work",
              WordType.of(WorkKind.values(), WorkKind::label),
              Types.time(Range.above(0, NANOS_PER_SECOND)),
              0),
          "processor time of one pass of the loops of which real runs make work, at the speed of"
              + " the host at which all costs of the profile are stated, by kind (compute: Python"
              + " code, held and released: C code that keeps or drops the GIL); real runs are"
              + " compared by it, simulations do not use it");

  /** Copies the passes. */
  public WorkUnits {
    passes = Map.copyOf(passes);
  }

  /** Nothing is known. */
  public static WorkUnits unknown() {
    return new WorkUnits(Map.of());
  }

  /**
   * What the interpreter of a resolved scenario says.
   *
   * @param resolved the scenario, YAML
   */
  public static WorkUnits of(String resolved) {
    MapNode whole =
        YamlSource.parse(resolved, "scenario") instanceof MapNode map
            ? map
            : MapNode.empty(Position.of("scenario"));
    return whole.get(ScenarioForm.INTERPRETER).orElse(null) instanceof MapNode interpreter
        ? interpreter
            .get(KEY.name())
            .flatMap(node -> KEY.type().read(new Place(node, KEY.name(), new Reading(Path.of("")))))
            .map(WorkUnits::new)
            .orElse(unknown())
        : unknown();
  }

  /** Whether all kinds are there, so that nothing need be calibrated. */
  public boolean complete() {
    return passes.size() == WorkKind.values().length;
  }

  /** Passes per second of processor time by the label of the kind, as the harness wants them. */
  public Map<String, Double> rates() {
    Map<String, Double> rates = new LinkedHashMap<>();
    for (WorkKind kind : WorkKind.values()) {
      if (passes.containsKey(kind)) {
        rates.put(kind.label(), NANOS_PER_SECOND / passes.get(kind));
      }
    }
    return rates;
  }

  /**
   * How fast the host was when others calibrated their work, relative to the speed at which the
   * profile states its costs.
   *
   * @param calibrated their passes per second by the label of the kind
   * @param kind by which it is judged
   * @return empty if either does not say
   */
  public OptionalDouble speedOf(Map<String, Double> calibrated, WorkKind kind) {
    Double theirs = calibrated.get(kind.label());
    Double pass = passes.get(kind);
    return theirs == null || pass == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(theirs * pass / NANOS_PER_SECOND);
  }
}
