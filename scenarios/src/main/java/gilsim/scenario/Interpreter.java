package gilsim.scenario;

import gilsim.interpreter.InterpreterSpec;

/**
 * An interpreter as a scenario knows it.
 *
 * @param spec its parameters
 * @param defaultStart how child processes start when a strategy does not say; a start method that
 *     is not supported yet may stand here, so a strategy that needs it must say another one
 * @param startKnown whether {@code defaultStart} is supported
 */
public record Interpreter(InterpreterSpec spec, String defaultStart, boolean startKnown) {}
