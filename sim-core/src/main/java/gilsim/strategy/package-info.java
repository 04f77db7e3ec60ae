/** How a program runs its tasks: one class per strategy, registered in {@code StrategyKind}. */
package gilsim.strategy;
