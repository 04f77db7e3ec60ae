package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.interpreter.GilPolicy;
import gilsim.strategy.StrategyKind;
import gilsim.sweep.Cell;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a cell can be run here: this host has one speed, so many processors and this interpreter.
 *
 * @param python the interpreter
 * @param stands name of the scenario's interpreter that it stands for
 */
record Feasibility(Python python, String stands) {
  private static final Set<GilPolicy> REAL =
      Set.of(GilPolicy.STANDARD, GilPolicy.NONE, GilPolicy.TICKS);

  /**
   * For the cells of a plan. The interpreter stands for the only one of the scenario; of several,
   * for the one of its own name, or else for the first.
   */
  static Feasibility of(Python python, List<Cell> cells) {
    String own = python.facts().profileName();
    List<String> names =
        cells.stream().map(cell -> cell.system().interpreter().name()).distinct().toList();
    return new Feasibility(python, names.contains(own) ? own : names.get(0));
  }

  /** Why it cannot be run, for people; empty if it can. */
  Optional<String> obstacle(Cell cell) {
    SystemSpec system = cell.system();
    return OldPython.obstacle(system, python)
        .or(() -> strategies(system))
        .or(() -> new NeededModules(system).missing(python))
        .or(() -> SharedThings.obstacle(system))
        .or(() -> LeftInWorkers.obstacle(system))
        .or(
            () ->
                system.ownLocks().stream()
                    .findFirst()
                    .map(lock -> "thread-locks ('" + lock + "') cannot be measured yet"))
        .or(() -> machine(system))
        .or(() -> interpreter(system));
  }

  private Optional<String> strategies(SystemSpec system) {
    return RunRequest.strategies(system).stream()
        .flatMap(spec -> StrategyForm.lacking(spec).stream())
        .findFirst()
        .map(this::reason);
  }

  private String reason(String kind) {
    boolean interpreters = kind.equals(StrategyKind.INTERPRETER_POOL.label());
    return interpreters && !python.facts().atLeast(3, 14)
        ? python.named()
            + " is Python "
            + python.facts().versionText()
            + ", which has no InterpreterPoolExecutor; Python 3.14 was the first to have it"
        : "the strategy " + kind + " cannot be measured yet";
  }

  private Optional<String> machine(SystemSpec system) {
    int wanted = system.machine().hardwareThreads();
    int here = python.facts().processors();
    if (wanted > here) {
      return Optional.of("it needs " + wanted + " processors, and there are " + here);
    }
    if (wanted < here && system.machine().threadsPerCore() > 1) {
      return Optional.of("which processors share a core would have to be chosen");
    }
    if (system.machine().efficiencyCores().count() > 0) {
      return Optional.of("it has efficiency cores, which cannot be chosen");
    }
    if (!system.machine().coreSpeeds().isEmpty()) {
      return Optional.of("its core-speeds cannot be set");
    }
    if (system.os().group().quota().isPresent() || !system.os().group().affinity().isEmpty()) {
      return Optional.of("it has a cpu-quota or an affinity, which are not set up");
    }
    if (system.nativeScale() != system.machine().speed() * system.machine().soloClock()) {
      return Optional.of("its machine has another speed, and this one has only one");
    }
    return Optional.empty();
  }

  private Optional<String> interpreter(SystemSpec system) {
    GilPolicy policy = system.interpreter().gil().policy();
    if (!REAL.contains(policy)) {
      return Optional.of("no real interpreter has its GIL policy");
    }
    String own = system.interpreter().name();
    if (!own.equals(stands)) {
      return Optional.of(
          "it runs on " + own + ", and " + python.facts().profileName() + " stands for " + stands);
    }
    return Optional.empty();
  }
}
