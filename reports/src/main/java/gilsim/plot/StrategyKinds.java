package gilsim.plot;

import gilsim.store.Results;
import gilsim.strategy.StrategyKind;
import gilsim.table.ResolvedScenario;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the kind of a cell's strategy: labels differ from scenario to scenario, kinds do not. */
final class StrategyKinds {
  private static final String OTHER = "other";

  private final Map<String, ResolvedScenario> scenarios = new HashMap<>();

  /** Takes in the strategies of a scenario. */
  void add(Results results) {
    scenarios.put(results.scenario(), ResolvedScenario.of(results.resolved()));
  }

  /** The kind's name in scenario files; {@code other} if it is not known. */
  String of(String scenario, String strategy) {
    return Optional.ofNullable(scenarios.get(scenario))
        .flatMap(known -> known.strategyType(strategy))
        .orElse(OTHER);
  }

  /** Number of a kind's colour and marker: the same in every report. */
  static int style(String kind) {
    return Arrays.stream(StrategyKind.values())
        .filter(one -> one.label().equals(kind))
        .findFirst()
        .map(StrategyKind::ordinal)
        .orElse(StrategyKind.values().length);
  }
}
