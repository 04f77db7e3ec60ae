package gilsim.cli;

import gilsim.sweep.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The size of what a scenario asks for. */
record PlanFacts(Plan plan) {
  private static final List<String> COLUMNS =
      List.of(
          "scenario",
          "points",
          "strategies",
          "cells",
          "min-replications",
          "max-replications",
          "min-runs",
          "max-runs",
          "file");

  /** One row per scenario. */
  static Listing listing(List<Plan> plans) {
    return new Listing(COLUMNS, plans.stream().map(plan -> new PlanFacts(plan).row()).toList());
  }

  private List<Object> row() {
    return List.of(
        plan.scenario(),
        plan.points().size(),
        plan.strategies().size(),
        plan.cells().size(),
        plan.settings().minReplications(),
        plan.settings().maxReplications(),
        leastRuns(),
        mostRuns(),
        plan.file().toString());
  }

  private long leastRuns() {
    return (long) plan.cells().size() * plan.settings().minReplications();
  }

  private long mostRuns() {
    return (long) plan.cells().size() * plan.settings().maxReplications();
  }

  /** {@code 10}, or {@code 10 to 200} where a precision decides. */
  private static String range(long least, long most) {
    return least == most ? "" + least : least + " to " + most;
  }

  /** In one sentence. */
  String sentence() {
    return plan.scenario()
        + ": fine: "
        + count(plan.points().size(), "point", "points")
        + " x "
        + count(plan.strategies().size(), "strategy", "strategies")
        + " = "
        + count(plan.cells().size(), "cell", "cells")
        + ", "
        + range(plan.settings().minReplications(), plan.settings().maxReplications())
        + (plan.settings().maxReplications() == 1 ? " replication" : " replications")
        + " of each: "
        + range(leastRuns(), mostRuns())
        + (mostRuns() == 1 ? " run" : " runs");
  }

  /** On a few lines: what would be simulated. */
  String outline() {
    StringBuilder text = new StringBuilder(plan.scenario()).append('\n');
    line(text, "points", plan.points().size() + axes());
    line(
        text, "strategies", plan.strategies().size() + ": " + String.join(", ", plan.strategies()));
    line(
        text,
        "replications",
        range(plan.settings().minReplications(), plan.settings().maxReplications()));
    line(text, "runs", range(leastRuns(), mostRuns()));
    return text.toString();
  }

  private static void line(StringBuilder text, String term, String value) {
    text.append(String.format(Locale.ROOT, "  %-14s%s\n", term, value));
  }

  private String axes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < plan.axes().size(); i++) {
      int axis = i;
      text.append(i == 0 ? ": " : "; ").append(plan.axes().get(i)).append(" = ");
      text.append(
          plan.points().stream()
              .map(point -> point.values().get(axis))
              .distinct()
              .collect(Collectors.joining(", ")));
    }
    return text.toString();
  }

  private static String count(int n, String one, String several) {
    return n + " " + (n == 1 ? one : several);
  }
}
