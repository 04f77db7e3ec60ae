package gilsim.batch;

/**
 * How a batch ended. A run that failed or left finite work undone counts in its own column only.
 *
 * @param done runs simulated now whose work was done
 * @param reused runs that were stored before and were not simulated again, whatever their status
 * @param failed runs among those the plans need that failed, stored ones included
 * @param unfinished runs among those the plans need that left finite work undone, stored ones
 *     included
 * @param interrupted whether it was interrupted before everything was simulated
 */
public record BatchOutcome(
    long done, long reused, long failed, long unfinished, boolean interrupted) {}
