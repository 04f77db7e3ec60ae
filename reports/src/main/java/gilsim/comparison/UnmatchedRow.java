package gilsim.comparison;

import gilsim.store.ObservedRow;

/**
 * An observed value that no prediction stands beside.
 *
 * @param observed the value
 * @param reason why, for people
 */
public record UnmatchedRow(ObservedRow observed, String reason) {}
