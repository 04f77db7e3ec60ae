package gilsim.report;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.AxisNames;
import gilsim.table.MainMetric;
import gilsim.table.Quantity;
import gilsim.table.Ranking;
import gilsim.table.SummaryIndex;
import gilsim.table.WorkCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came out, in one sentence with numbers and intervals. A strategy is called better than
 * another only where {@link SummaryIndex#alike} tells them apart.
 */
final class Answer {
  private final Results results;
  private final MainMetric metric;
  private final SummaryIndex index;
  private final Gain gain;
  private final Map<String, Ranking> rankings = new LinkedHashMap<>();

  private Answer(Results results) {
    this.results = results;
    this.metric = MainMetric.of(results);
    this.index = new SummaryIndex(results);
    this.gain = new Gain(results, index);
    Map<String, MainMetric> metrics = MainMetric.byPoint(results);
    for (String point : results.points().keySet()) {
      List<SummaryRow> rows =
          results.strategies().stream()
              .flatMap(label -> index.find(point, label, metrics.get(point).name()).stream())
              .toList();
      if (!rows.isEmpty()) {
        rankings.put(point, Ranking.of(metrics.get(point), rows, index));
      }
    }
  }

  /** The sentence, without markup. Beside measured runs it says that it tells of simulated ones. */
  static String sentence(Results results) {
    Answer answer = new Answer(results);
    if (answer.rankings.isEmpty()) {
      return results.summary().isEmpty()
          ? "No run has finished, so there is no answer yet."
          : "No task ended while it was counted, so there is no answer.";
    }
    String text =
        answer.rankings.values().stream().allMatch(ranking -> ranking.rows().size() == 1)
            ? answer.range()
            : answer.comparison();
    if (!results.runs().isEmpty()) {
      text = "simulated: " + text;
    }
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + answer.unfinished()
        + WorkCost.cheapest(results).map(cheapest -> "; " + cheapest).orElse("")
        + ".";
  }

  /** The strategies of which no run was finished, for they are in no comparison. */
  private String unfinished() {
    Map<String, Integer> points = new LinkedHashMap<>();
    results.shortfalls().stream()
        .filter(one -> one.source().equals(index.mainSource()) && one.done() == 0)
        .forEach(one -> points.merge(one.strategy(), 1, Integer::sum));
    int all = results.points().size();
    List<String> parts = new ArrayList<>();
    points.forEach(
        (label, count) ->
            parts.add(quoted(label) + (all > 1 ? " at " + count + " of " + all + " points" : "")));
    return parts.isEmpty() ? "" : "; not finished: " + join(parts);
  }

  /** One strategy: its values, from the best point to the worst. */
  private String range() {
    Ranking all =
        Ranking.of(
            metric,
            rankings.values().stream().map(ranking -> ranking.rows().get(0)).toList(),
            index);
    SummaryRow best = all.rows().get(0);
    SummaryRow worst = all.rows().get(all.rows().size() - 1);
    String label = quoted(best.strategy());
    if (all.rows().size() == 1) {
      return does(label, best);
    }
    if (MainMetric.overlap(best, worst)) {
      return "the "
          + metric.name()
          + " of "
          + label
          + " does not depend on the swept values as far"
          + " as the confidence intervals tell: "
          + value(best)
          + " "
          + where(best)
          + ", "
          + value(worst)
          + " "
          + where(worst);
    }
    return "the "
        + metric.name()
        + " of "
        + label
        + " ranges from "
        + value(best)
        + " "
        + where(best)
        + " to "
        + value(worst)
        + " "
        + where(worst);
  }

  /** Several strategies: at the point where the choice matters most, then over all points. */
  private String comparison() {
    Ranking telling =
        rankings.values().stream().max(Comparator.comparingDouble(this::stake)).orElseThrow();
    if (results.points().size() < 2) {
      return verdict(telling);
    }
    String at = "the choice matters most " + where(telling.rows().get(0)) + ": ";
    return at + verdict(telling) + bestOfAll(telling.rows().get(0)) + overall();
  }

  /** The best value of the whole table, which may be at a point where the choice matters less. */
  private String bestOfAll(SummaryRow told) {
    boolean byLoad =
        rankings.values().stream()
            .anyMatch(ranking -> ranking.metric().name().equals(MainMetric.LATENCY));
    if (byLoad) {
      return ""; // the least load has the least latency
    }
    SummaryRow best =
        Ranking.of(metric, rankings.values().stream().map(one -> one.rows().get(0)).toList(), index)
            .rows()
            .get(0);
    return metric.better(best, told)
        ? "; the best value of all: " + does(quoted(best.strategy()), best) + " " + where(best)
        : "";
  }

  private double stake(Ranking ranking) {
    return ranking.metric().gain(ranking.rows().get(0), reference(ranking));
  }

  private String verdict(Ranking ranking) {
    SummaryRow best = ranking.rows().get(0);
    List<SummaryRow> tied = ranking.tied();
    SummaryRow reference = reference(ranking);
    List<String> first = new ArrayList<>(List.of(quoted(best.strategy())));
    tied.forEach(row -> first.add(quoted(row.strategy())));
    if (tied.size() == ranking.rows().size() - 1) {
      return "no strategy is better than another as far as "
          + evidence(ranking)
          + ": "
          + ranking.rows().stream()
              .map(row -> quoted(row.strategy()) + " " + value(row))
              .collect(Collectors.joining(", "));
    }
    String beaten =
        best == reference || tied.contains(reference)
            ? ""
            : ", "
                + gain.words(best, reference)
                + " "
                + name(reference, ranking)
                + told(best, reference);
    if (!tied.isEmpty()) {
      return join(first)
          + " are equally good as far as "
          + evidence(ranking)
          + " ("
          + value(best)
          + " with "
          + quoted(best.strategy())
          + ")"
          + beaten;
    }
    return does(quoted(best.strategy()), best)
        + next(ranking, reference)
        + beaten
        + others(ranking, reference);
  }

  /** What tells strategies apart, or does not. */
  private String evidence(Ranking ranking) {
    return ranking.paired()
        ? "their differences replication by replication tell, at "
            + Quantity.percent(results.confidence())
            + " confidence each"
        : "the confidence intervals tell";
  }

  /** The second best, where only the paired difference tells that it is not as good. */
  private String next(Ranking ranking, SummaryRow reference) {
    SummaryRow best = ranking.rows().get(0);
    SummaryRow second = ranking.rows().get(1);
    boolean said = second == reference || !MainMetric.overlap(best, second);
    return said
        ? ""
        : ", " + gain.words(best, second) + " " + quoted(second.strategy()) + told(best, second);
  }

  /** The value of a worse one, and what tells that it is worse if the intervals do not. */
  private String told(SummaryRow best, SummaryRow other) {
    String how =
        MainMetric.overlap(best, other)
            ? "; replication by replication, "
                + Quantity.percent(results.confidence())
                + " confidence"
            : "";
    return " (" + value(other) + how + ")";
  }

  /** What the strategies between the best and the reference gain. */
  private String others(Ranking ranking, SummaryRow reference) {
    List<String> nothing = new ArrayList<>();
    List<String> worse = new ArrayList<>();
    for (SummaryRow row : ranking.rows()) {
      if (row == reference || row == ranking.rows().get(0)) {
        continue;
      }
      if (index.alike(row, reference)) {
        nothing.add(quoted(row.strategy()));
      } else if (ranking.metric().better(reference, row)) {
        worse.add(quoted(row.strategy()) + " (" + value(row) + ")");
      }
    }
    String text =
        nothing.isEmpty() ? "" : "; " + join(nothing) + verb(nothing, " gain") + " nothing";
    return worse.isEmpty()
        ? text
        : text + "; " + join(worse) + verb(worse, " lose") + " against it";
  }

  private String overall() {
    if (rankings.size() < 2) {
      return "";
    }
    Map<String, Integer> wins = new LinkedHashMap<>();
    int ties = 0;
    for (Ranking ranking : rankings.values()) {
      if (ranking.tied().isEmpty() && ranking.rows().size() > 1) {
        wins.merge(ranking.rows().get(0).strategy(), 1, Integer::sum);
      } else {
        ties++;
      }
    }
    List<String> parts = new ArrayList<>();
    wins.forEach((label, count) -> parts.add(quoted(label) + " is best at " + points(count)));
    if (ties > 0) {
      parts.add("no strategy is best alone at " + points(ties));
    }
    return "; of all "
        + rankings.size()
        + " points"
        + (MainMetric.varies(results)
            ? " (judged by mean latency where all keep up with the arrivals, else by throughput)"
            : "")
        + ", "
        + join(parts);
  }

  private static String points(int count) {
    return count + (count == 1 ? " point" : " points");
  }

  /** The baseline's row if it is there; else the worst one. */
  private SummaryRow reference(Ranking ranking) {
    Optional<SummaryRow> baseline =
        ranking.rows().stream()
            .filter(row -> row.strategy().equals(results.baseline()))
            .findFirst();
    return baseline.orElse(ranking.rows().get(ranking.rows().size() - 1));
  }

  /** A strategy that nobody chose to compare with is called what it is. */
  private String name(SummaryRow reference, Ranking ranking) {
    String label = quoted(reference.strategy());
    boolean chosen = reference.strategy().equals(results.baseline()) || ranking.rows().size() < 3;
    return chosen ? label : "the worst, " + label;
  }

  private String does(String label, SummaryRow row) {
    if (MainMetric.named(row.metric()).moreIsBetter()) {
      return label + " completes " + value(row);
    }
    return row.metric().equals("makespan")
        ? label + " finishes in " + value(row)
        : label + " answers in " + value(row) + " on average";
  }

  private String where(SummaryRow row) {
    return row.axes().isEmpty()
        ? ""
        : "at " + join(AxisNames.equations(AxisNames.shorten(results.axes()), row.axes()));
  }

  private static String value(SummaryRow row) {
    return Quantity.relativeInterval(row);
  }

  private static String quoted(String label) {
    return "“" + label + "”";
  }

  private static String verb(List<String> subjects, String plural) {
    return subjects.size() == 1 ? plural + "s" : plural;
  }

  private static String join(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
