package gilsim.batch;

/**
 * A run that was just stored.
 *
 * @param status {@code done}, {@code unfinished} or {@code failed}
 * @param finished runs simulated in this batch so far
 * @param planned runs to simulate in this batch at least, as last announced
 */
public record RunProgress(String status, long finished, long planned) {}
