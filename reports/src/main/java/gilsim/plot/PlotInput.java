package gilsim.plot;

import gilsim.comparison.Comparison;
import gilsim.store.Results;
import gilsim.table.SummaryIndex;

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
    return new PlotInput(results, new SummaryIndex(results), Comparison.of(results));
  }
}
