package gilsim.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A probe to be run again and again.
 *
 * @param key its name among the rounds, e.g. {@code gil-3}
 * @param probe which probe
 * @param options what else the probe is told
 * @param seconds how long one run measures, about
 * @param watched samples whose medians must become narrow; none: all its rounds are run
 * @param most how many rounds at most
 */
record ProbeRequest(
    String key,
    String probe,
    Map<String, Object> options,
    double seconds,
    List<String> watched,
    int most) {
  private static final int MANY = 1000;

  /** Copies the collections. */
  ProbeRequest {
    options = Map.copyOf(options);
    watched = List.copyOf(watched);
  }

  /** A probe that is known by its own name and needs no options. */
  static ProbeRequest of(String probe, double seconds, String... watched) {
    return new ProbeRequest(probe, probe, Map.of(), seconds, List.of(watched), MANY);
  }

  /** The same with another name and an option. */
  ProbeRequest with(String newKey, String option, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new ProbeRequest(newKey, probe, more, seconds, watched, most);
  }

  /** The same, of one thread: only the processor on which it begins matters. */
  ProbeRequest alone() {
    return with(key, "alone", true);
  }

  /** The same with a limited number of rounds. */
  ProbeRequest atMost(int rounds) {
    return new ProbeRequest(key, probe, options, seconds, watched, rounds);
  }

  /**
   * What {@code probe.py} gets.
   *
   * @param round number of the round, by which some probes take turns between processors
   */
  Map<String, Object> json(int round) {
    Map<String, Object> json = new LinkedHashMap<>(options);
    json.put("probe", probe);
    json.put("seconds", seconds);
    json.put("turn", round);
    return json;
  }
}
