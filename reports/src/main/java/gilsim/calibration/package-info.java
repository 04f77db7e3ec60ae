/**
 * Calibration: from raw samples of probes to profiles with values, intervals and misfit. The probes
 * themselves are Python programs in {@code gilsim.measure}.
 */
package gilsim.calibration;
