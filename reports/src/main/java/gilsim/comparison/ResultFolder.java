package gilsim.comparison;

import gilsim.store.Results;
import java.util.List;

/**
 * The results of one output folder, which may stand beside those of others.
 *
 * @param label a short name that no other folder on the page has; empty if there is one folder only
 * @param results its scenarios, under their own names
 */
public record ResultFolder(String label, List<Results> results) {
  /** Copies the results. */
  public ResultFolder {
    results = List.copyOf(results);
  }

  /** The only folder of a page. */
  public static ResultFolder alone(List<Results> results) {
    return new ResultFolder("", results);
  }

  /** The cells that predictions are judged by; empty if nothing was both simulated and measured. */
  public List<RunComparison> judged() {
    return Agreement.judged(Agreement.cells(results));
  }
}
