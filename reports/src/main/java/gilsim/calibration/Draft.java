package gilsim.calibration;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.distribution.Uniform;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Position;
import gilsim.form.Reading;
import gilsim.form.TextNode;
import gilsim.scenario.RelativeInterval;
import gilsim.scenario.YamlSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile under construction. It begins as a preset, all of whose numbers say that they were
 * taken from there; what is measured replaces them, each with value, interval, method and date.
 */
final class Draft {
  private static final String ORIGIN = "origin";
  private static final String UNCERTAINTY = "uncertainty";
  private static final String DESCRIPTION = "description";
  private static final double NANOS_PER_SECOND = 1e9;

  /** Nobody knows better than this what the preset's costs are on another machine: assumed. */
  private static final RelativeInterval KEPT = new RelativeInterval(0.5, 2);

  private static final Position HERE = Position.of("calibration");

  private final String preset;
  private final LocalDate date;
  private final Map<String, String> origins = new LinkedHashMap<>();
  private final List<String> measured = new ArrayList<>();
  private final Map<String, RelativeInterval> uncertain = new LinkedHashMap<>();
  private MapNode values;

  /**
   * Begins with a preset.
   *
   * @param preset its name
   * @param profile what its file holds, origins included
   * @param date of the calibration
   */
  Draft(String preset, MapNode profile, LocalDate date) {
    this.preset = preset;
    this.date = date;
    this.values = profile.without(ORIGIN).without("name");
    if (profile.get(ORIGIN).orElse(null) instanceof MapNode known) {
      for (String path : known.keys()) {
        origins.put(path, kept(known.text(path).orElse("")));
      }
    }
  }

  private String kept(String origin) {
    return "taken from preset " + preset + ", not measured here (there: " + origin + ")";
  }

  /** Says what the profile is of. */
  void describe(String text) {
    values = values.with(DESCRIPTION, TextNode.of(text, HERE));
  }

  /** Puts in a measured number; its unit and interval become part of its origin. */
  void measured(String path, Unit unit, Estimate estimate, String method) {
    double value = Math.max(0, estimate.value());
    measured(path, unit.print(value), method + "; " + unit.interval(estimate), estimate);
  }

  /**
   * Puts in something measured.
   *
   * @param spread the same, or what it is proportional to, with how uncertain it is
   */
  void measured(String path, String value, String method, Estimate spread) {
    measured(path, value, method);
    Uncertain.of(spread).ifPresent(u -> uncertain(path, u));
  }

  /** Says how uncertain a number is. */
  void uncertain(String path, RelativeInterval interval) {
    uncertain.put(path, interval);
  }

  /**
   * Puts in something measured.
   *
   * @param value YAML text, such as {@code {exponential: 38us}}
   * @param method how it was measured, with its interval
   */
  void measured(String path, String value, String method) {
    set(path, value, "measured on this host on " + date + ": " + method);
    measured.add(path);
  }

  /** Puts in something that follows from a fact of the host or the interpreter. */
  void known(String path, String value, String source) {
    set(path, value, "source: " + source + ", read on " + date);
  }

  /** Puts in a value with all of its origin. */
  void set(String path, String value, String origin) {
    Node node = YamlSource.parse(value, "calibration");
    values = with(values, path, node);
    origins.keySet().removeIf(key -> key.startsWith(path + "."));
    uncertain.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
    origins.put(path, origin);
  }

  /** Takes a part out. */
  void remove(String path) {
    values = values.without(path);
    origins.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
    uncertain.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
  }

  private static MapNode with(MapNode map, String path, Node value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return map.with(path, value);
    }
    String key = path.substring(0, dot);
    MapNode below = map.get(key).orElse(null) instanceof MapNode m ? m : MapNode.empty(HERE);
    return map.with(key, with(below, path.substring(dot + 1), value));
  }

  /** What stands at a path. */
  Optional<Node> get(String path) {
    Node node = values;
    for (String key : path.split("\\.", -1)) {
      Optional<Node> below = node instanceof MapNode map ? map.get(key) : Optional.empty();
      if (below.isEmpty()) {
        return Optional.empty();
      }
      node = below.get();
    }
    return Optional.of(node);
  }

  /** The text of a value that is not a map. */
  String text(String path) {
    return get(path)
        .filter(TextNode.class::isInstance)
        .map(node -> ((TextNode) node).text())
        .orElseThrow(() -> new IllegalStateException("the profile has no " + path));
  }

  /** The plain number at a path. */
  double number(String path) {
    return Double.parseDouble(text(path));
  }

  /** The mean of the duration at a path, seconds. */
  double seconds(String path) {
    return duration(path).mean() / NANOS_PER_SECOND;
  }

  /** How far a uniform duration at a path spreads to both sides, seconds; 0 of any other. */
  double halfWidth(String path) {
    return duration(path) instanceof Uniform uniform
        ? (uniform.to() - uniform.from()) / 2 / NANOS_PER_SECOND
        : 0;
  }

  private Distribution duration(String path) {
    Node node = get(path).orElseThrow(() -> new IllegalStateException("no " + path));
    return DistributionType.duration()
        .read(new Place(node, path, new Reading(Path.of(""))))
        .orElseThrow(() -> new IllegalStateException(path + " is no duration"));
  }

  /** Whether it was measured. */
  boolean isMeasured(String path) {
    return measured.contains(path);
  }

  /** How many parameters were measured. */
  int measuredCount() {
    return (int) measured.stream().distinct().count();
  }

  /** Paths of the numbers that are still the preset's and only measurements could give. */
  List<String> kept() {
    return origins.entrySet().stream()
        .filter(e -> e.getValue().startsWith("taken from") && !e.getValue().contains("(there: sou"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The values alone. */
  MapNode values() {
    return values;
  }

  /** The whole profile. */
  MapNode profile() {
    MapNode list = MapNode.empty(HERE);
    for (Map.Entry<String, String> origin : origins.entrySet()) {
      list = list.with(origin.getKey(), new TextNode(origin.getValue(), true, HERE));
    }
    return values.with(UNCERTAINTY, uncertainty()).with(ORIGIN, list);
  }

  private MapNode uncertainty() {
    Map<String, RelativeInterval> all = new LinkedHashMap<>(uncertain);
    kept().stream().filter(this::isCost).forEach(path -> all.put(path, KEPT));
    MapNode list = MapNode.empty(HERE);
    for (Map.Entry<String, RelativeInterval> one : all.entrySet()) {
      list = list.with(one.getKey(), text(one.getValue()));
    }
    return list;
  }

  private static Node text(RelativeInterval interval) {
    return YamlSource.parse(
        "[" + Printed.number(interval.low()) + ", " + Printed.number(interval.high()) + "]",
        "calibration");
  }

  /** Whether it is a time or a size. */
  private boolean isCost(String path) {
    return get(path).filter(node -> node.print().matches(".*[0-9] ?[A-Za-z]+.*")).isPresent();
  }
}
