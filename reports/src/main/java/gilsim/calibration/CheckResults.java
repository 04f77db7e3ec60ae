package gilsim.calibration;

import gilsim.scenario.PredictionErrors;
import gilsim.scenario.StrategyFamily;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of {@link CheckPrograms}.
 *
 * @param cells every program with every strategy that was predicted and measured
 */
public record CheckResults(List<CheckedCell> cells) {
  /** Copies the cells. */
  public CheckResults {
    cells = List.copyOf(cells);
  }

  /** How far predictions of a kind of strategy are off; empty if too few programs say so. */
  Optional<PredictionError> error(StrategyFamily family) {
    return PredictionError.of(
            cells.stream().filter(cell -> errAlike(cell.family(), family)).toList())
        .filter(PredictionError::counts);
  }

  /** The same for all kinds that are known. */
  public PredictionErrors errors() {
    Map<StrategyFamily, Double> shares = new EnumMap<>(StrategyFamily.class);
    for (StrategyFamily family : StrategyFamily.values()) {
      error(family).ifPresent(error -> shares.put(family, error.share()));
    }
    return new PredictionErrors(shares);
  }

  /** Threads and coroutines rest on one process, one GIL, the same timers: judged together. */
  private static boolean errAlike(StrategyFamily one, StrategyFamily other) {
    return (one == StrategyFamily.CHILD_PROCESSES) == (other == StrategyFamily.CHILD_PROCESSES);
  }
}
