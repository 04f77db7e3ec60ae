package gilsim.scenario;

import gilsim.interpreter.InterpreterSpec;
import gilsim.strategy.StrategySpec;
import java.util.Optional;

/**
 * One strategy of a scenario.
 *
 * @param spec how it runs the tasks
 * @param interpreter its own interpreter; empty: the scenario's
 */
public record Strategy(StrategySpec spec, Optional<InterpreterSpec> interpreter) {}
