package gilsim.scenario;

import gilsim.strategy.StrategyKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Kinds of strategy that rest on the same mechanisms, so that predictions of them err alike. */
public enum StrategyFamily {
  /** Threads of one process, which share a GIL or have one each; one thread alone, too. */
  THREADS(
      "threads",
      EnumSet.of(
          StrategyKind.SEQUENTIAL,
          StrategyKind.THREADS,
          StrategyKind.THREAD_POOL,
          StrategyKind.INTERPRETER_POOL)),
  /** An event loop. */
  COROUTINES("coroutines", EnumSet.of(StrategyKind.ASYNCIO, StrategyKind.GEVENT)),
  /** Child processes, whatever runs in them. */
  CHILD_PROCESSES("child-processes", EnumSet.of(StrategyKind.PROCESSES, StrategyKind.PROCESS_POOL));

  private final String label;
  private final Set<StrategyKind> kinds;

  StrategyFamily(String label, Set<StrategyKind> kinds) {
    this.label = label;
    this.kinds = kinds;
  }

  /** The name in profiles. */
  public String label() {
    return label;
  }

  /** The family of a kind of strategy; none of one that has parts of several kinds. */
  public static Optional<StrategyFamily> of(StrategyKind kind) {
    return Arrays.stream(values()).filter(family -> family.kinds.contains(kind)).findFirst();
  }

  /** The family of a strategy's {@code type}; empty if there is no such type. */
  static Optional<StrategyFamily> ofType(String type) {
    return Arrays.stream(StrategyKind.values())
        .filter(kind -> kind.label().equals(type))
        .findFirst()
        .flatMap(StrategyFamily::of);
  }
}
