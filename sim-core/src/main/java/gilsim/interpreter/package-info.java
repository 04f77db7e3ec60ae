/**
 * CPython as a simulated program sees it: processes, threads, the global interpreter lock, locks,
 * event loops and executors.
 */
package gilsim.interpreter;
