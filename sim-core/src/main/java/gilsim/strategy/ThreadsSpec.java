package gilsim.strategy;

/** One {@code threading.Thread} per task, client or loop. */
public record ThreadsSpec() implements StrategySpec {}
