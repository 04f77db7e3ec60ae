package gilsim.store;

/**
 * By how much two strategies of one point differ in a metric, replication by replication. Both meet
 * the same random draws (common random numbers), so that their difference is often known far better
 * than either mean.
 *
 * @param point the point's id
 * @param strategy the one
 * @param other the other
 * @param metric the metric's name
 * @param mean of the values of {@code strategy} minus those of {@code other}, in the metric's unit
 * @param low lower end of its confidence interval (Student's t)
 * @param high upper end
 * @param n number of replications, at least 2
 */
public record PairedDifference(
    String point,
    String strategy,
    String other,
    String metric,
    double mean,
    double low,
    double high,
    int n) {

  /** Whether the interval leaves out 0. */
  public boolean decided() {
    return low > 0 || high < 0;
  }

  /** Half the width of the interval. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
