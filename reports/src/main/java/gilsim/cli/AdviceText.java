package gilsim.cli;

import gilsim.advice.Advice;
import gilsim.advice.AdviceOptions;
import gilsim.advice.Alternative;
import gilsim.advice.Rival;
import gilsim.metric.Metric;
import gilsim.statistics.Interval;
import gilsim.store.SummaryRow;
import gilsim.table.AxisNames;
import gilsim.table.Quantity;
import gilsim.table.TextTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An advice for people. */
final class AdviceText {
  private static final int MOST_EXCLUDED = 8;
  private static final int MOST_AS_GOOD = 4;

  private final String scenario;
  private final List<String> axes;
  private final AdviceOptions options;

  /**
   * A writer of advices.
   *
   * @param scenario name of the scenario
   * @param axes names of the axes that make situations
   */
  AdviceText(String scenario, List<String> axes, AdviceOptions options) {
    this.scenario = scenario;
    this.axes = List.copyOf(axes);
    this.options = options;
  }

  /** A paragraph and a table, ending with a line feed. */
  String text(Advice advice, boolean color) {
    StringBuilder text = new StringBuilder(scenario).append(where(advice)).append('\n');
    if (advice.chosen().isEmpty()) {
      text.append("no advice: no alternative does all its work\n");
    } else {
      line(text, "use", advice.chosen().get().label());
      line(text, "expect", advice.objective().metric() + " " + value(advice));
      line(text, "next best", next(advice));
      asGood(advice).ifPresent(labels -> line(text, "as good", labels));
      line(text, "confidence", confidence(advice));
      if (advice.largest()) {
        line(text, "but", largest(advice.chosen().get()));
      }
      metric(text, advice, "peak memory", Metric.PEAK_MEMORY);
      metric(text, advice, "cost per million", Metric.COST_PER_MILLION);
      line(text, "why", new AdviceReason(advice).text());
      text.append(table(advice, color));
    }
    excluded(text, advice);
    return text.toString();
  }

  private String where(Advice advice) {
    List<String> parts = AxisNames.equations(axes, advice.situation().values());
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  private static void line(StringBuilder text, String term, String value) {
    text.append(String.format(Locale.ROOT, "  %-18s%s\n", term, value));
  }

  private static void metric(StringBuilder text, Advice advice, String term, Metric metric) {
    if (advice.means().containsKey(metric.label())) {
      line(text, term, Quantity.text(advice.means().get(metric.label()), metric.unit()));
    }
  }

  private String value(Advice advice) {
    Interval interval = advice.interval();
    String metric = advice.objective().metric();
    String unit = Metric.of(metric).orElseThrow().unit();
    return Quantity.interval(
        new SummaryRow(
            scenario,
            advice.situation().id(),
            "",
            List.of(),
            metric,
            unit,
            advice.mean(),
            interval.low(),
            interval.high(),
            advice.replications(),
            "simulated"));
  }

  private static String next(Advice advice) {
    if (advice.rivals().isEmpty()) {
      return "nothing to compare with";
    }
    Rival next = advice.rivals().get(0);
    String text = next.alternative().label() + ", " + loss(advice, next);
    return advice
        .otherStrategy()
        .filter(other -> other != next)
        .map(
            other ->
                text
                    + "; of other strategies "
                    + other.alternative().label()
                    + ", "
                    + loss(advice, other))
        .orElse(text);
  }

  private static String loss(Advice advice, Rival rival) {
    String words = rival.loss() >= 0 ? " worse" : advice.settled() ? " better" : " better so far";
    if (rival.interval().low() == 0 && rival.interval().high() == 0) {
      return "the same";
    }
    return Quantity.percent(Math.abs(rival.loss()))
        + words
        + " ("
        + Quantity.signedPercent(rival.interval().low())
        + " to "
        + Quantity.signedPercent(rival.interval().high())
        + ")";
  }

  /** What is known to be less than the zone worse: it may be smaller, or simpler. */
  private Optional<String> asGood(Advice advice) {
    List<String> labels =
        advice.rivals().stream()
            .filter(rival -> rival.isAsGood(options.within()))
            .map(rival -> rival.alternative().label())
            .toList();
    String more = labels.size() > MOST_AS_GOOD ? "; and " + (labels.size() - MOST_AS_GOOD) : "";
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", labels.subList(0, Math.min(MOST_AS_GOOD, labels.size())))
                + (more.isEmpty() ? "" : more + " more")
                + " (less than "
                + Quantity.percent(options.within())
                + " worse)");
  }

  private String confidence(Advice advice) {
    String within = Quantity.percent(options.within());
    if (advice.compared() == 1) {
      return "nothing to choose between; " + advice.replications() + " replications";
    }
    String among = advice.compared() + " alternatives compared, " + advice.tried() + " tried";
    String it = advice.leading().map(Alternative::label).orElse("it");
    String smaller =
        advice.leading().isEmpty()
            ? ""
            : ", and this smaller size is less than " + within + " worse than that";
    return advice.settled()
        ? Quantity.percent(options.confidence())
            + " that "
            + it
            + " is the best or less than "
            + within
            + " worse"
            + smaller
            + " ("
            + among
            + "; "
            + advice.replications()
            + " replications)"
        : "not reached: "
            + it
            + " leads after "
            + advice.replications()
            + " replications"
            + (advice.leading().isEmpty() ? ", the greatest number (" : smaller + " (")
            + among
            + "); allow more with --max-replications, or be content with a larger --within than "
            + within;
  }

  private static String largest(Alternative chosen) {
    return chosen.size()
        + " is the largest size of "
        + chosen.strategy()
        + " that was tried; a larger one may be better: sweep it to try more";
  }

  /** The best alternative of every strategy. */
  private static String table(Advice advice, boolean color) {
    String metric = advice.objective().metric();
    String unit = Metric.of(metric).orElseThrow().unit();
    Alternative chosen = advice.chosen().orElseThrow();
    Set<String> shown = new HashSet<>(Set.of(chosen.strategy()));
    TextTable table = new TextTable();
    table.column("best of each strategy", false);
    table.column(metric, true);
    table.column("worse by", true);
    table.row(List.of(chosen.label(), Quantity.text(advice.mean(), unit), ""), true);
    for (Rival rival : advice.rivals()) {
      if (shown.add(rival.alternative().strategy())) {
        table.row(
            List.of(
                rival.alternative().label(),
                Quantity.text(rival.mean(), unit),
                Quantity.percent(rival.loss())),
            false);
      }
    }
    return table.text(color);
  }

  private static void excluded(StringBuilder text, Advice advice) {
    advice.excluded().entrySet().stream()
        .limit(MOST_EXCLUDED)
        .forEach(
            entry ->
                text.append("cannot be used: ")
                    .append(entry.getKey())
                    .append(": ")
                    .append(Terminal.printable(entry.getValue()))
                    .append('\n'));
    int more = advice.excluded().size() - MOST_EXCLUDED;
    if (more > 0) {
      text.append("and ").append(more).append(" more\n");
    }
  }
}
