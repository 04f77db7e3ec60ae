package gilsim.strategy;

/**
 * How a program runs its tasks. Adding one: a record here, a class that runs it, and a line in
 * {@link StrategyKind}.
 */
public sealed interface StrategySpec
    permits SequentialSpec,
        ThreadsSpec,
        ThreadPoolSpec,
        AsyncioSpec,
        ProcessesSpec,
        ProcessPoolSpec,
        ByTaskSpec {}
