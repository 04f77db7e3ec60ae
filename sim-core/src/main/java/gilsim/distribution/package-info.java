/** Distributions of durations (nanoseconds) and sizes (bytes), one immutable record each. */
package gilsim.distribution;
