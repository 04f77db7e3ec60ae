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

/** The name of a metric, e.g. {@code makespan} or {@code latency-p99/fetch}. */
record MetricType() implements ValueType<String> {

  @Override
  public Optional<String> read(Place place) {
    return place.text("the name of a metric").flatMap(text -> read(place, text.text()));
  }

  private static Optional<String> read(Place place, String name) {
    Optional<Metric> metric = Metric.of(name);
    if (metric.isEmpty()) {
      return place.problem("there is no such metric" + Suggestion.phrase(name, known()));
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
    return Arrays.stream(Metric.values()).map(Metric::pattern).toList();
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
