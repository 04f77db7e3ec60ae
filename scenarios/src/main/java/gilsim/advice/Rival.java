package gilsim.advice;

import gilsim.statistics.Interval;

/**
 * How much worse than the chosen alternative another one is.
 *
 * @param alternative the other one
 * @param mean of the metric that decides: the chosen one's mean and the mean difference on the
 *     replications that both have, because few replications alone may all be lucky ones
 * @param loss of the chosen one's mean: how much worse it is, as a share; negative if its mean is
 *     better
 * @param interval confidence interval of the loss, from paired differences
 * @param replications that both have
 */
public record Rival(
    Alternative alternative, double mean, double loss, Interval interval, int replications) {
  /** Whether it is known to be less than a share worse; nothing is known from one replication. */
  public boolean isAsGood(double share) {
    return replications > 1 && interval.high() < share;
  }
}
