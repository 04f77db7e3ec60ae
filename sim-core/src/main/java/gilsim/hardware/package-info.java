/**
 * Processors: physical cores, their hardware threads, and the speed each has at this moment. Work
 * is measured in nanoseconds of the reference core, time in nanoseconds.
 */
package gilsim.hardware;
