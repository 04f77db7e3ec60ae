package gilsim.measure;

/**
 * How a measurement ended.
 *
 * @param done runs measured now whose work was done
 * @param reused runs that were stored before
 * @param notDone runs measured now that failed or left work undone
 * @param interrupted whether it was interrupted
 */
public record MeasureOutcome(int done, int reused, int notDone, boolean interrupted) {}
