package gilsim.experiment;

/**
 * What the pilots of a cell say about its warm-up.
 *
 * @param duration simulated time to leave out, nanoseconds; half of the run if it never settles
 * @param settled whether the system settles in the first half of the run
 */
public record DetectedWarmUp(long duration, boolean settled) {}
