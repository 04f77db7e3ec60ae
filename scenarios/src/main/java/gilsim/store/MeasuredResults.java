package gilsim.store;

import gilsim.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measured results beside simulated ones, or alone. */
final class MeasuredResults {
  private static final double MILLION = 1e6;

  private final MeasuredFacts facts;

  MeasuredResults(MeasuredFacts facts) {
    this.facts = facts;
  }

  /** The results of a scenario of which nothing was simulated. */
  Results alone(Results measured) {
    List<String> warnings = new ArrayList<>(measured.warnings());
    warnings.addAll(facts.remarks());
    return with(
        measured,
        measured.summary(),
        measured.observed(),
        List.of(),
        measured.failures(),
        measured.shortfalls(),
        warnings);
  }

  /**
   * The simulated results with what was measured as rows beside them and as observations.
   *
   * @param runs the single runs of both
   */
  Results beside(Results simulated, Results measured, List<SingleRuns> runs) {
    List<SummaryRow> summary = new ArrayList<>(simulated.summary());
    summary.addAll(measured.summary());
    List<ObservedRow> observed = new ArrayList<>(simulated.observed());
    measured.summary().stream()
        .filter(row -> !Metric.ofTheHost(row.metric()))
        .filter(row -> simulated.points().containsValue(row.axes()))
        .filter(row -> simulated.strategies().contains(row.strategy()))
        .map(this::observed)
        .forEach(observed::add);
    List<String> failures = new ArrayList<>(simulated.failures());
    measured.failures().forEach(text -> failures.add("measured: " + text));
    List<String> warnings = new ArrayList<>(simulated.warnings());
    measured.warnings().stream()
        .filter(text -> !simulated.warnings().contains(text))
        .forEach(text -> warnings.add("measured: " + text));
    warnings.addAll(facts.remarks());
    List<Shortfall> shortfalls = new ArrayList<>(simulated.shortfalls());
    shortfalls.addAll(measured.shortfalls());
    return with(simulated, summary, observed, runs, failures, shortfalls, warnings);
  }

  private ObservedRow observed(SummaryRow row) {
    return new ObservedRow(
        row.strategy(),
        row.axes(),
        row.metric(),
        row.unit(),
        row.mean(),
        row.ciLow(),
        row.ciHigh(),
        false,
        row.source(),
        facts.python(),
        "");
  }

  private Results with(
      Results r,
      List<SummaryRow> summary,
      List<ObservedRow> observed,
      List<SingleRuns> runs,
      List<String> failures,
      List<Shortfall> shortfalls,
      List<String> warnings) {
    Map<String, String> manifest = new LinkedHashMap<>(r.manifest());
    manifest.put("measured with", facts.python());
    manifest.put("measured on", facts.host());
    if (facts.rates().containsKey("compute")) {
      // How fast it runs Python code: a compute step is as many passes as take its time alone.
      manifest.put(
          "calibrated work",
          String.format(
              Locale.ROOT,
              "%.3g million passes of Python code per second",
              facts.rates().get("compute") / MILLION));
    }
    return new Results(
        r.scenario(),
        r.description(),
        r.resolved(),
        r.axes(),
        r.points(),
        r.strategies(),
        r.baseline(),
        r.untilDone(),
        r.confidence(),
        List.copyOf(summary),
        r.differences(),
        r.cells(),
        r.latencies(),
        List.copyOf(observed),
        runs,
        List.copyOf(failures),
        List.copyOf(shortfalls),
        List.copyOf(warnings),
        manifest);
  }

  /** How the measured runs of all cells ended. */
  static List<CellOutcome> cells(RunStore store, PlanFacts plan) {
    List<CellOutcome> cells = new ArrayList<>();
    for (int point = 0; point < plan.points().size(); point++) {
      cells.addAll(
          new PointSummary(store, plan, point, "measured", new Notes()).outcomes(new Notes()));
    }
    return cells;
  }
}
