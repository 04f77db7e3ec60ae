package gilsim.scenario;

import gilsim.form.AnyType;
import gilsim.form.Definitions;
import gilsim.form.FormPage;
import gilsim.form.Key;
import gilsim.form.ListNode;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Pages;
import gilsim.form.Place;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code sweep} part of a scenario: paths with their values. */
record SweepType() implements ValueType<List<SweepAxis>> {
  private static final String ZIP = "zip";
  private static final Key<Node> PATH =
      Key.optional(
          "PATH",
          new AnyType(),
          "any path in the resolved scenario, such as machine.cores or strategies.*.workers, with a"
              + " list of values or a sweep-range; every combination of the paths is a point");

  private static final Key<Node> ZIPPED =
      Key.optional(
          ZIP, new AnyType(), "a map of paths to lists of equal length, which are swept together");

  private static final int MOST_VALUES = 10_000;

  @Override
  public Optional<List<SweepAxis>> read(Place place) {
    List<SweepAxis> axes = new ArrayList<>();
    if (!(place.node() instanceof MapNode map)) {
      return place.problem("must be a map of paths to lists of values");
    }
    int problems = place.reading().problems().size();
    for (MapNode.Entry entry : map.entries()) {
      Place child = place.child(entry.key(), entry.value());
      if (!entry.key().equals(ZIP)) {
        axis(child, entry, false).ifPresent(axes::add);
      } else if (entry.value() instanceof MapNode zipped) {
        zipped
            .entries()
            .forEach(e -> axis(child.child(e.key(), e.value()), e, true).ifPresent(axes::add));
      } else {
        child.problem("must be a map of paths to lists of equal length");
      }
    }
    checkZip(place, axes);
    return place.reading().problems().size() == problems ? Optional.of(axes) : Optional.empty();
  }

  private static Optional<SweepAxis> axis(Place place, MapNode.Entry entry, boolean zipped) {
    List<Node> values =
        place.node() instanceof ListNode list
            ? list.items()
            : SweepRange.values(place).orElse(List.of());
    if (place.node() instanceof ListNode && values.isEmpty()) {
      return place.problem("has no values");
    }
    if (values.size() > MOST_VALUES) {
      return place.problem("has more than " + MOST_VALUES + " values");
    }
    Set<String> seen = new HashSet<>();
    for (Node value : zipped ? List.<Node>of() : values) {
      if (!seen.add(YamlPrinter.flow(value))) {
        return place.problem("has the value " + value.print() + " twice");
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new SweepAxis(entry.key(), entry.position(), values, zipped));
  }

  private static void checkZip(Place place, List<SweepAxis> axes) {
    long lengths =
        axes.stream().filter(SweepAxis::zipped).map(a -> a.values().size()).distinct().count();
    if (lengths > 1) {
      place.problem(
          "the lists of zip must have equal lengths, but they have "
              + axes.stream()
                  .filter(SweepAxis::zipped)
                  .map(a -> String.valueOf(a.values().size()))
                  .toList());
    } else if (lengths == 1) {
      checkTogether(place, axes.stream().filter(SweepAxis::zipped).toList());
    }
    Set<String> paths = new HashSet<>();
    for (SweepAxis axis : axes) {
      if (!paths.add(axis.path())) {
        place.problem("the path '" + axis.path() + "' is swept twice");
      }
    }
  }

  private static void checkTogether(Place place, List<SweepAxis> zipped) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < zipped.get(0).values().size(); i++) {
      int index = i;
      List<String> together =
          zipped.stream().map(axis -> YamlPrinter.flow(axis.values().get(index))).toList();
      if (!seen.add(together.toString())) {
        place.problem("zip has the values " + together + " twice");
        return;
      }
    }
  }

  @Override
  public String describe() {
    return "map of paths to: list of values | {from, to, scale: log2} | {from, to, step}";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> values =
        Map.of(
            "anyOf",
            List.of(Map.of("type", "array", "minItems", 1), SweepRange.TYPE.schema(definitions)));
    return definitions.reference(
        "sweep",
        () ->
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(ZIP, Map.of("type", "object", "additionalProperties", values)),
                "additionalProperties",
                values));
  }

  @Override
  public void document(Pages pages) {
    if (pages.add(
        new FormPage(
            "sweep", "paths and the values they take", List.of(PATH, ZIPPED), List.of()))) {
      SweepRange.TYPE.document(pages);
    }
  }
}
