package gilsim.report;

import gilsim.comparison.Agreement;
import gilsim.comparison.BandText;
import gilsim.comparison.Comparison;
import gilsim.store.Results;
import gilsim.table.InterpreterNotes;
import gilsim.table.Quantity;
import gilsim.table.ResolvedScenario;
import gilsim.table.StrategyTable;
import gilsim.table.SummaryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One scenario as the page's template shows it.
 *
 * @param id anchor on the page
 * @param results what is shown
 * @param figures its figures
 * @param missingPlots why there are no plots; empty if there are
 */
record PageSection(String id, Results results, List<PageFigure> figures, String missingPlots) {
  private static final int MOST_NAMES = 10;

  /** A name with a text, for lists of facts. */
  record Fact(String term, String text) {}

  /** The scenario's name. */
  String name() {
    return results.scenario();
  }

  /** The scenario's own words. */
  String description() {
    return results.description();
  }

  /** What came out, in one sentence. */
  String answer() {
    return Answer.sentence(results);
  }

  /** What was asked. */
  List<Fact> asked() {
    List<Fact> facts = new ArrayList<>(ResolvedFacts.of(results.resolved(), results.strategies()));
    for (int i = 0; i < results.axes().size(); i++) {
      int axis = i;
      List<String> values =
          results.points().values().stream().map(point -> point.get(axis)).distinct().toList();
      facts.add(new Fact("swept: " + results.axes().get(i), String.join(", ", values)));
    }
    facts.add(
        new Fact("runs last", ResolvedFacts.duration(results.resolved(), results.untilDone())));
    if (!results.baseline().isEmpty()) {
      facts.add(new Fact("baseline of speed-ups", results.baseline()));
    }
    return facts;
  }

  /** Runs that failed or left work undone. */
  List<String> failures() {
    return results.failures();
  }

  /** Whether there are any. */
  boolean failed() {
    return !results.failures().isEmpty();
  }

  /** Why there are no speed-ups; empty if there are, or nobody asked for them. */
  String noSpeedups() {
    return ResolvedScenario.lackingBaseline(results).orElse("");
  }

  /** What to know of the interpreters. */
  List<String> interpreterNotes() {
    return Stream.concat(
            InterpreterNotes.scaledCompute(results).stream(),
            InterpreterNotes.missing(results).stream())
        .toList();
  }

  /** Which strategies are in no plot, and why, in a sentence; empty if all are. */
  String notDrawn() {
    List<String> names =
        results.shortfalls().stream()
            .filter(one -> one.source().equals(new SummaryIndex(results).mainSource()))
            .filter(one -> one.done() == 0)
            .map(
                one ->
                    one.strategy()
                        + (results.axes().isEmpty() ? "" : " at " + one.point())
                        + " ("
                        + one.text()
                        + ")")
            .toList();
    return names.isEmpty()
        ? ""
        : "In no plot, because no run of it was finished: "
            + String.join("; ", names.subList(0, Math.min(MOST_NAMES, names.size())))
            + (names.size() > MOST_NAMES ? "; and " + (names.size() - MOST_NAMES) + " more" : "")
            + ".";
  }

  /** What to know besides before believing a number. */
  List<String> warnings() {
    return results.warnings();
  }

  /** Whether there is anything. */
  boolean warned() {
    return !results.warnings().isEmpty();
  }

  /** The tables of the results. */
  List<HtmlTable> tables() {
    return nonEmpty(List.of(new ResultTables(results).strategies()));
  }

  /** The tables of the comparison. */
  List<HtmlTable> comparisons() {
    ComparisonTables tables = new ComparisonTables(results);
    return nonEmpty(List.of(tables.totals(), tables.cells(), tables.unmatched()));
  }

  /** Whether anything was both simulated and measured. */
  boolean measured() {
    return !results.runs().isEmpty();
  }

  /** The tables of predicted and measured runs. */
  List<HtmlTable> agreements() {
    AgreementTables tables = new AgreementTables(List.of(results));
    return nonEmpty(List.of(tables.totals(), tables.judged()));
  }

  /** What the predicted bands hold. */
  String bands() {
    return BandText.of(Agreement.judged(Agreement.cells(List.of(results))));
  }

  /** Whether the order of strategies was predicted; may be empty. */
  String order() {
    return new AgreementTables(List.of(results)).order();
  }

  /** Whether anything was observed elsewhere. */
  boolean compared() {
    return !Comparison.of(results).fromFiles().isEmpty();
  }

  /** The table of all metrics. */
  List<HtmlTable> details() {
    return nonEmpty(List.of(new ResultTables(results).metrics()));
  }

  /** Whether tables were cut because they are too long for a page. */
  boolean cut() {
    return results.summary().size() > ResultTables.MOST_ROWS;
  }

  /** How it was computed. */
  List<Fact> conditions() {
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, String> entry : results.manifest().entrySet()) {
      facts.add(new Fact(entry.getKey(), entry.getValue()));
    }
    int least = results.summary().stream().mapToInt(row -> row.n()).min().orElse(0);
    int most = results.summary().stream().mapToInt(row -> row.n()).max().orElse(0);
    facts.add(
        new Fact(
            "replications",
            (least == most ? "" + most : least + " to " + most)
                + " per cell, numbered from 0 in runs.csv and in messages"));
    facts.add(
        new Fact(
            "intervals",
            Quantity.percent(results.confidence())
                + " confidence intervals of the mean over independent replications (Student's t);"
                + " none with one replication"));
    StrategyTable.judged(results).ifPresent(text -> facts.add(new Fact("judged by", text)));
    if (!results.differences().isEmpty()) {
      facts.add(new Fact("best strategies", StrategyTable.pairs(results)));
    }
    facts.add(
        new Fact(
            "quantiles",
            "of the latencies of one replication: interpolated between order statistics (type 7 of"
                + " Hyndman and Fan, as NumPy does) up to 100,000 tasks, from a histogram within"
                + " 0.1 % beyond; tables show the mean over the replications, the plot of the"
                + " distribution pools them"));
    return facts;
  }

  private static List<HtmlTable> nonEmpty(List<HtmlTable> tables) {
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }
}
