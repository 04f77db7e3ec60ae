package gilsim.strategy;

/** One task after another in one thread; only for {@code count} tasks. */
public record SequentialSpec() implements StrategySpec {}
