package gilsim.advice;

import gilsim.scenario.ScenarioException;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sorts the cells of a plan: what is swept below {@code strategies} or {@code pools} is the user's
 * choice, every other axis makes situations, which get an advice each.
 */
final class Alternatives {
  private static final String STRATEGIES = "strategies.";
  private static final String POOLS = "pools.";

  private final Plan plan;
  private final SizePlanner sizes;
  private final Map<String, Optional<Plan>> sized = new HashMap<>();

  /**
   * The alternatives of a plan.
   *
   * @param sizes plans a strategy with another size
   */
  Alternatives(Plan plan, SizePlanner sizes) {
    this.plan = plan;
    this.sizes = sizes;
  }

  /** Names of the axes that make situations. */
  List<String> situationAxes() {
    return plan.axes().stream().filter(axis -> !isChoice(axis)).toList();
  }

  private static boolean isChoice(String axis) {
    return axis.startsWith(STRATEGIES) || axis.startsWith(POOLS);
  }

  /** What is known from the plan, by situation; alternatives that are alike count once. */
  Map<Situation, List<Alternative>> stated() {
    Map<Situation, List<Alternative>> stated = new LinkedHashMap<>();
    Map<Situation, Set<String>> seen = new HashMap<>();
    for (Cell cell : plan.cells()) {
      Situation situation = situation(cell);
      if (seen.computeIfAbsent(situation, s -> new HashSet<>()).add(cell.key() + cell.strategy())) {
        stated.computeIfAbsent(situation, s -> new ArrayList<>()).add(alternative(cell));
      }
    }
    return stated;
  }

  private Situation situation(Cell cell) {
    List<String> values = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < plan.axes().size(); i++) {
      if (!isChoice(plan.axes().get(i))) {
        values.add(cell.point().values().get(i));
        parts.add(plan.axes().get(i) + "=" + cell.point().values().get(i));
      }
    }
    return new Situation(parts.isEmpty() ? "base" : String.join(",", parts), values);
  }

  private Alternative alternative(Cell cell) {
    Optional<Size> size = Size.of(cell.system());
    String swept =
        IntStream.range(0, plan.axes().size())
            .filter(i -> concerns(plan.axes().get(i), cell.strategy()))
            .mapToObj(i -> below(plan.axes().get(i)) + " = " + cell.point().values().get(i))
            .filter(part -> size.isEmpty() || !part.startsWith(size.get().key() + " = "))
            .collect(Collectors.joining(", "));
    String own = size.map(s -> s.key() + " = " + s.number()).orElse("");
    String choice = own.isEmpty() || swept.isEmpty() ? own + swept : own + ", " + swept;
    return new Alternative(cell.strategy(), choice, size.map(Size::number).orElse(0), cell);
  }

  private static boolean concerns(String axis, String strategy) {
    return axis.startsWith(STRATEGIES + strategy + ".")
        || axis.startsWith(STRATEGIES + "*.")
        || axis.startsWith(POOLS);
  }

  /** The path within the strategy: {@code inside.workers} is another size than {@code workers}. */
  private static String below(String axis) {
    if (axis.startsWith(POOLS)) {
      return axis;
    }
    return axis.substring(axis.indexOf('.', STRATEGIES.length()) + 1);
  }

  /** The size of an alternative if other sizes may be tried: it has one that nothing sweeps. */
  Optional<Size> freeSize(Alternative alternative) {
    return Size.of(alternative.cell().system())
        .filter(
            size ->
                plan.axes().stream()
                    .noneMatch(
                        axis ->
                            concerns(axis, alternative.strategy())
                                && below(axis).equals(size.key())));
  }

  /** The same alternative with another size; empty if the scenario does not allow that size. */
  Optional<Alternative> withSize(Alternative alternative, Size size, int number) {
    if (number == size.number()) {
      return Optional.of(alternative);
    }
    String set = STRATEGIES + alternative.strategy() + "." + size.key() + "=" + number;
    return sized
        .computeIfAbsent(set, s -> plan(s, alternative.strategy()))
        .map(other -> alternative(other.cells().get(alternative.cell().point().index())));
  }

  private Optional<Plan> plan(String set, String strategy) {
    try {
      return Optional.of(sizes.plan(set, strategy));
    } catch (ScenarioException e) {
      return Optional.empty(); // a fault names its second worker, and this size has one
    }
  }
}
