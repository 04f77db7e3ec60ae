package gilsim.batch;

/**
 * A run that was just stored.
 *
 * @param scenario the scenario's name
 * @param point the point's id
 * @param strategy the strategy's label
 * @param replication from 0
 * @param status {@code done}, {@code unfinished} or {@code failed}
 * @param message what is left or what went wrong; empty if done
 * @param finished runs simulated in this batch so far
 * @param planned runs to simulate in this batch at least, as last announced
 */
public record RunProgress(
    String scenario,
    String point,
    String strategy,
    int replication,
    String status,
    String message,
    long finished,
    long planned) {}
