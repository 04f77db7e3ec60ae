package gilsim.scenario;

import gilsim.form.Definitions;
import gilsim.form.Place;
import gilsim.form.Suggestion;
import gilsim.form.ValueType;
import gilsim.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a metric that every single run has, e.g. {@code makespan} or {@code
 * latency-p99/fetch}.
 */
record MetricType() implements ValueType<String> {

  /** Metrics of the format that are not measured yet. */
  private static final List<String> LATER =
      List.of("throttled-time", "refused", "lost-updates", "peak-memory");

  @Override
  public Optional<String> read(Place place) {
    return place.text("the name of a metric").flatMap(text -> read(place, text.text()));
  }

  private static Optional<String> read(Place place, String name) {
    Optional<Metric> metric = Metric.of(name);
    String head = name.split("/", 2)[0];
    if (metric.isEmpty()) {
      return LATER.contains(head)
          ? place.notSupportedYet(name, place.node().position())
          : place.problem("there is no such metric" + Suggestion.phrase(name, known()));
    }
    if (metric.get().isDerived()) {
      return place.problem(
          "is computed from several runs, so it has no precision of its own; name what it is"
              + " computed from, makespan or throughput");
    }
    if (name.equals(metric.get().label())) {
      return Optional.of(name);
    }
    String part = name.substring(metric.get().label().length() + 1);
    String kind = metric.get().scope().part();
    Set<String> names = place.reading().names(kind);
    return names.contains(part)
        ? Optional.of(name)
        : place.problem("there is no " + kind + " '" + part + "'" + Suggestion.phrase(part, names));
  }

  private static List<String> known() {
    return Arrays.stream(Metric.values())
        .filter(metric -> !metric.isDerived())
        .map(Metric::pattern)
        .toList();
  }

  @Override
  public String describe() {
    return "name of a metric";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", "string");
  }
}
