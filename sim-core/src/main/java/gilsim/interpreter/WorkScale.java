package gilsim.interpreter;

/**
 * Reference nanoseconds of work per nanosecond that a program states.
 *
 * @param compute of Python code: depends on machine and interpreter for which times are stated
 * @param nativeCode of C code: depends on the machine only
 */
public record WorkScale(double compute, double nativeCode) {}
