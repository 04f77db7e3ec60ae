package gilsim.store;

import java.util.List;

/**
 * One metric of one run: a line of {@code runs.csv}.
 *
 * @param scenario the scenario's name
 * @param point the point's id
 * @param strategy the strategy's label
 * @param axes printed value of every sweep axis
 * @param replication from 0
 * @param metric the metric's name
 * @param unit its unit
 * @param value its value
 * @param source {@code simulated}, {@code measured} or {@code published}
 * @param status {@code done}, {@code unfinished} or {@code failed}
 */
public record RunRow(
    String scenario,
    String point,
    String strategy,
    List<String> axes,
    int replication,
    String metric,
    String unit,
    double value,
    String source,
    String status) {}
