package gilsim.store;

import java.util.List;

/**
 * One metric of one cell over its replications: a line of {@code summary.csv}.
 *
 * @param scenario the scenario's name
 * @param point the point's id
 * @param strategy the strategy's label
 * @param axes printed value of every sweep axis
 * @param metric the metric's name
 * @param unit its unit
 * @param mean over the replications
 * @param ciLow lower end of the confidence interval of the mean; equal to the mean if n is 1
 * @param ciHigh upper end
 * @param n number of replications that have the metric
 * @param source {@code simulated}, {@code measured} or {@code published}
 */
public record SummaryRow(
    String scenario,
    String point,
    String strategy,
    List<String> axes,
    String metric,
    String unit,
    double mean,
    double ciLow,
    double ciHigh,
    int n,
    String source) {}
