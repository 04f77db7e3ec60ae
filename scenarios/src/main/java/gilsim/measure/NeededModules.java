package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import gilsim.workload.NativeStep;
import gilsim.workload.TaskSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Modules without which a system cannot be run: builds of Python may lack them, because a library
 * was not there when it was built.
 *
 * @param system what is to be run
 */
record NeededModules(SystemSpec system) {
  private static final String INSTALLS = "; this installs it: ";

  /** What the interpreter lacks, for people; empty if it has all. */
  Optional<String> missing(Python python) {
    return needed().entrySet().stream()
        .filter(module -> !python.facts().modules().contains(module.getKey()))
        .findFirst()
        .map(module -> message(module.getKey(), module.getValue(), python));
  }

  private static String message(String module, String purpose, Python python) {
    String remedy =
        module.equals("gevent")
            ? INSTALLS + python.executable() + " -m pip install gevent"
            : ", as builds do that found no library for it";
    return python.named()
        + " lacks the module "
        + module
        + ", which "
        + purpose
        + " needs"
        + remedy;
  }

  private Map<String, String> needed() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("_socket", "every run");
    needed.put("select", "every run");
    RunRequest.strategies(system).stream()
        .flatMap(NeededModules::all)
        .map(StrategyKind::of)
        .forEach(
            kind -> {
              switch (kind) {
                case PROCESS_POOL, PROCESSES -> needed.put("_multiprocessing", kind.label());
                case GEVENT -> needed.put("gevent", kind.label());
                default -> {
                  // The rest of the standard library is Python code or built in.
                }
              }
            });
    boolean releases =
        system.tasks().stream()
            .flatMap(TaskSpec::steps)
            .anyMatch(step -> step instanceof NativeStep call && call.gilReleased());
    if (releases) {
      needed.put("_hashlib", "native with gil: released");
    }
    return needed;
  }

  /** A strategy with its parts and with what is inside. */
  private static Stream<StrategySpec> all(StrategySpec spec) {
    Stream<StrategySpec> inner =
        spec instanceof ByTaskSpec parts ? parts.parts().values().stream() : spec.inside().stream();
    return Stream.concat(Stream.of(spec), inner.flatMap(NeededModules::all));
  }
}
