package gilsim.store;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Everything stored about one scenario that tables, plots and reports need.
 *
 * @param scenario the scenario's name
 * @param description its description; may be empty
 * @param resolved the resolved scenario as YAML
 * @param axes names of the sweep axes
 * @param points ids of the points in the plan's order, each with its axis values
 * @param strategies labels in the plan's order
 * @param baseline label of the baseline; empty if there is none
 * @param untilDone whether the runs last until all work is done
 * @param confidence level of the intervals
 * @param summary one row per cell and metric, in the plan's order, metrics in the registry's order
 * @param differences paired differences of simulated strategies in the metrics by which they are
 *     judged, point by point; none of two strategies that were not done in the same replications,
 *     or in fewer than two
 * @param cells how the runs of every cell ended, in the plan's order
 * @param latencies latency histograms in nanoseconds, pooled over replications, by point id,
 *     strategy and task kind
 * @param observed results from elsewhere
 * @param runs single runs of the cells that were both simulated and measured; empty where nothing
 *     was measured
 * @param failures readable text per failed or unfinished run, of very many the first ones
 * @param shortfalls the cells with runs that failed or were not finished
 * @param warnings what a reader of the results should know besides, e.g. that a warm-up could not
 *     be detected
 * @param manifest what {@code manifest.json} holds, as ordered name–value pairs for people:
 *     version, commit, host, begin, end, seed, counts
 */
public record Results(
    String scenario,
    String description,
    String resolved,
    List<String> axes,
    Map<String, List<String>> points,
    List<String> strategies,
    String baseline,
    boolean untilDone,
    double confidence,
    List<SummaryRow> summary,
    List<PairedDifference> differences,
    List<CellOutcome> cells,
    Map<String, Map<String, Map<String, Histogram>>> latencies,
    List<ObservedRow> observed,
    List<SingleRuns> runs,
    List<String> failures,
    List<Shortfall> shortfalls,
    List<String> warnings,
    Map<String, String> manifest) {

  /** The same under another name, to tell results of several folders apart. */
  public Results named(String name) {
    return new Results(
        name,
        description,
        resolved,
        axes,
        points,
        strategies,
        baseline,
        untilDone,
        confidence,
        summary,
        differences,
        cells,
        latencies,
        observed,
        runs,
        failures,
        shortfalls,
        warnings,
        manifest);
  }
}
