package gilsim.report;

import gilsim.store.PairedDifference;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.MainMetric;
import gilsim.table.Quantity;
import gilsim.table.SummaryIndex;
import java.util.Optional;

/**
 * Words for how much better one strategy is than another: a factor, or a percentage where the
 * factor is near 1, with the interval of the paired difference if there is one.
 */
final class Gain {
  private static final double NOTABLE = 1.01;

  /** A factor says less than a percentage that has an interval. */
  private static final double NOTABLE_IF_PAIRED = 1.1;

  private final Results results;
  private final SummaryIndex index;

  Gain(Results results, SummaryIndex index) {
    this.results = results;
    this.index = index;
  }

  /** For example {@code 3.58× faster than}, {@code 1.44 ± 0.10 % more than}. */
  String words(SummaryRow best, SummaryRow other) {
    MainMetric metric = MainMetric.named(best.metric());
    double gain = speedup(best, other).map(SummaryRow::mean).orElse(metric.gain(best, other));
    if (!Double.isFinite(gain)) {
      return "against";
    }
    Optional<PairedDifference> difference = index.difference(best, other);
    boolean small = gain < (difference.isPresent() ? NOTABLE_IF_PAIRED : NOTABLE);
    String factor =
        small
            ? difference
                .map(found -> percent(found, best, other))
                .orElse(Quantity.nonzeroPercent(gain - 1))
            : Quantity.ratio(gain);
    String more = small ? " more than" : " as much as";
    return factor + (metric.moreIsBetter() ? more : " faster than");
  }

  /** A gain of 1.02 is a difference of 2 % of the smaller mean. */
  private static String percent(PairedDifference difference, SummaryRow best, SummaryRow other) {
    double whole = Math.min(Math.abs(best.mean()), Math.abs(other.mean()));
    double share = Math.abs(difference.mean()) / whole;
    return Quantity.percentInterval(share, difference.halfWidth() / whole);
  }

  /** The number that the tables have: the mean over replications, not the ratio of two means. */
  private Optional<SummaryRow> speedup(SummaryRow best, SummaryRow other) {
    return MainMetric.named(best.metric()).comparedBySpeedup()
            && other.strategy().equals(results.baseline())
        ? index.find(best.point(), best.strategy(), "speedup")
        : Optional.empty();
  }
}
