package gilsim.scenario;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.form.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What machine and interpreter might be as well, as far as their profiles are uncertain: some draws
 * of all uncertain numbers at once. Numbers are independent of each other, and of each one the
 * draws are spread evenly over what it may be (Latin hypercube; McKay, Beckman and Conover,
 * Technometrics 21, 1979), so that few draws suffice. The same for all scenarios.
 *
 * @param number how many draws; 0 for none
 */
public record ProfileDraws(int number) {
  private static final long SEED = 20261128;

  /** Checks the number. */
  public ProfileDraws {
    if (number < 0) {
      throw new IllegalArgumentException("a number of draws is not negative");
    }
  }

  /** No draws. */
  public static ProfileDraws none() {
    return new ProfileDraws(0);
  }

  /**
   * A resolved scenario with machine and interpreter as they might be as well.
   *
   * @return one for each draw; none if nothing is uncertain
   * @throws ScenarioException if a profile calls a number uncertain that it does not have
   */
  public List<MapNode> of(MapNode resolved) {
    Map<String, RelativeInterval> machine = uncertain(resolved, ScenarioForm.MACHINE);
    Map<String, RelativeInterval> interpreter = uncertain(resolved, ScenarioForm.INTERPRETER);
    if (machine.isEmpty() && interpreter.isEmpty()) {
      return List.of();
    }
    List<MapNode> draws = new ArrayList<>(Collections.nCopies(number, resolved));
    draw(draws, ScenarioForm.MACHINE, machine);
    draw(draws, ScenarioForm.INTERPRETER, interpreter);
    return draws;
  }

  private void draw(List<MapNode> draws, String part, Map<String, RelativeInterval> uncertain) {
    uncertain.forEach(
        (path, interval) -> {
          List<Integer> places = places(part + "." + path);
          for (int i = 0; i < number; i++) {
            double factor = interval.factor((places.get(i) + 0.5) / number);
            draws.set(i, scaled(draws.get(i), part, path, factor));
          }
        });
  }

  private static Map<String, RelativeInterval> uncertain(MapNode resolved, String part) {
    return resolved.get(part).orElse(null) instanceof MapNode profile
        ? profile
            .get(UncertaintyForm.KEY.name())
            .flatMap(
                node ->
                    UncertaintyForm.KEY
                        .type()
                        .read(new Place(node, part, new Reading(Path.of("")))))
            .orElse(Map.of())
        : Map.of();
  }

  /** Which of the equally likely parts of its interval a number takes in each draw. */
  private List<Integer> places(String path) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      places.add(i);
    }
    Collections.shuffle(places, new Random(SEED ^ path.hashCode()));
    return places;
  }

  private static MapNode scaled(MapNode resolved, String part, String path, double factor) {
    MapNode profile = (MapNode) resolved.get(part).orElseThrow();
    return resolved.with(
        part, scaled(profile, path, factor).orElseThrow(() -> missing(resolved, part, path)));
  }

  private static Optional<MapNode> scaled(MapNode map, String path, double factor) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Optional<Node> below = map.get(key);
    if (dot < 0) {
      return below.map(node -> map.with(key, ScaledValue.of(node, factor)));
    }
    return below.orElse(null) instanceof MapNode deeper
        ? scaled(deeper, path.substring(dot + 1), factor).map(changed -> map.with(key, changed))
        : Optional.empty();
  }

  private static ScenarioException missing(MapNode resolved, String part, String path) {
    Position position =
        ((MapNode) resolved.get(part).orElseThrow())
            .entry(UncertaintyForm.KEY.name())
            .map(MapNode.Entry::position)
            .orElse(resolved.position());
    return new ScenarioException(
        List.of(
            Problem.at(
                position,
                part + "." + UncertaintyForm.KEY.name(),
                path,
                "the profile has no such number; take it out or correct it")));
  }
}
