package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.interpreter.StartMethod;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a system Python 2.7 does not have. */
final class OldPython {
  private OldPython() {}

  /** For people; empty if nothing is missing, or the interpreter is newer. */
  static Optional<String> obstacle(SystemSpec system, Python python) {
    if (python.facts().atLeast(3, 0)) {
      return Optional.empty();
    }
    return RunRequest.strategies(system).stream()
        .flatMap(OldPython::parts)
        .flatMap(spec -> lacking(spec).stream())
        .findFirst()
        .map(missing -> "Python " + python.facts().versionText() + " has no " + missing);
  }

  private static Stream<StrategySpec> parts(StrategySpec spec) {
    return spec instanceof ByTaskSpec byTask
        ? byTask.parts().values().stream().flatMap(OldPython::parts)
        : Stream.of(spec);
  }

  private static Optional<String> lacking(StrategySpec spec) {
    return switch (StrategyKind.of(spec)) {
      case THREAD_POOL, PROCESS_POOL, INTERPRETER_POOL -> Optional.of("concurrent.futures");
      case ASYNCIO -> Optional.of("asyncio");
      case GEVENT -> Optional.of("gevent that the harness has been tried with");
      case PROCESSES -> spec instanceof ProcessesSpec some ? processes(some) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> processes(ProcessesSpec spec) {
    if (spec.inside().isPresent()) {
      return Optional.of("worker processes that the harness could put a strategy inside");
    }
    return spec.start()
        .filter(method -> method != StartMethod.FORK)
        .map(method -> "start method " + method.label() + ", only fork");
  }
}
