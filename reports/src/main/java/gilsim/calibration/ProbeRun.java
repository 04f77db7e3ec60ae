package gilsim.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The raw answer of one run of a probe.
 *
 * @param samples lists of numbers by name: seconds, bytes or counts, as the probe's docstring says
 * @param before CPU seconds of a fixed piece of Python code just before: how fast the host was
 * @param after the same just after; equal to {@code before} if it was not measured
 * @param skipped why nothing could be measured, if so
 */
record ProbeRun(
    Map<String, double[]> samples, double before, double after, Optional<String> skipped) {
  /** Copies the map. */
  ProbeRun {
    samples = Map.copyOf(samples);
  }

  /** What {@code probe.py} answered. */
  static ProbeRun of(JsonNode answer) {
    Map<String, double[]> samples = new LinkedHashMap<>();
    JsonNode lists = answer.path("samples");
    lists.propertyNames().forEach(name -> samples.put(name, numbers(lists.get(name))));
    double[] reference = numbers(answer.path("reference"));
    return new ProbeRun(
        samples,
        reference[0],
        reference[reference.length - 1],
        Optional.ofNullable(answer.get("skipped")).map(JsonNode::asString));
  }

  /** A run that gave nothing. */
  static ProbeRun failed(String why) {
    return new ProbeRun(Map.of(), Double.NaN, Double.NaN, Optional.of(why));
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  /** The same with all samples, which are times, multiplied. */
  ProbeRun times(double factor) {
    Map<String, double[]> changed = new LinkedHashMap<>();
    samples.forEach(
        (name, values) -> changed.put(name, Arrays.stream(values).map(v -> v * factor).toArray()));
    return new ProbeRun(changed, before, after, skipped);
  }

  /** The samples of a name; none if the probe has no such samples. */
  double[] get(String name) {
    return samples.getOrDefault(name, new double[0]);
  }

  /** Whether the host was about as fast before as after. */
  boolean steady() {
    return Math.max(before, after) <= Rounds.SLOW * Math.min(before, after);
  }

  /** The slower one of the two references: how slow the host was meanwhile. */
  double reference() {
    return Math.max(before, after);
  }
}
