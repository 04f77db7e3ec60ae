package gilsim.plot;

import gilsim.comparison.Comparison;
import gilsim.store.Results;
import gilsim.table.MainMetric;
import gilsim.table.SummaryIndex;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What plots are drawn from.
 *
 * @param results one scenario
 * @param index its summary
 * @param comparison its observed values beside the predictions
 */
public record PlotInput(Results results, SummaryIndex index, Comparison comparison) {

  /** Prepares the results of one scenario. */
  public static PlotInput of(Results results) {
    Set<String> judged =
        Stream.of(results.untilDone() ? "makespan" : "throughput", MainMetric.of(results).name())
            .collect(Collectors.toSet());
    return new PlotInput(
        results, new SummaryIndex(results), Comparison.of(results).measuredOnly(judged));
  }
}
