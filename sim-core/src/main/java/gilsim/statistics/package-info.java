/** Confidence intervals, stopping rules and the detection of the warm-up. */
package gilsim.statistics;
