package gilsim.cli;

import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.StandIns;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Plans scenarios as a command line wants them, with everything that they name checked. */
final class PlanReader {
  private final Planner planner;
  private final PlanOptions options;
  private final OptionalInt replications;
  private final Map<String, Path> names = new HashMap<>();

  /**
   * A reader.
   *
   * @param home the checkout with the profiles
   * @param options changes that hold for every scenario
   * @param replications instead of what the scenarios say
   */
  PlanReader(Path home, PlanOptions options, OptionalInt replications) {
    this(new Planner(ProfileFolder.ofCheckout(home)), options, replications);
  }

  private PlanReader(Planner planner, PlanOptions options, OptionalInt replications) {
    this.planner = planner;
    this.options = options;
    this.replications = replications;
  }

  /**
   * A new reader, for other profiles than those that the scenarios name.
   *
   * @param uncertain how their numbers vary between replications
   */
  PlanReader with(StandIns others, ProfileDraws uncertain) {
    return new PlanReader(planner.with(others, uncertain), options, replications);
  }

  /**
   * Plans one scenario.
   *
   * @throws ScenarioException with everything that is wrong; also if one that was read before has
   *     the same name: in an output folder, names tell scenarios apart
   */
  Plan read(Path file) {
    Plan plan =
        planner.plan(file, options.sets(), options.strategy(), replications, options.seed());
    // Results from elsewhere are wanted after the runs; what is wrong in them is said before.
    gilsim.store.PlanFacts.observed(plan);
    Path other = names.putIfAbsent(plan.scenario(), file);
    if (other != null) {
      throw new ScenarioException(
          List.of(
              Problem.at(
                  Position.of(file.toString()),
                  "name",
                  plan.scenario(),
                  other + " has the same name; give one of them another or run them apart")));
    }
    return plan;
  }

  /**
   * Plans several scenarios for one output folder.
   *
   * @throws ScenarioException with everything that is wrong in any of them
   */
  List<Plan> readAll(List<Path> files) {
    List<Plan> plans = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>();
    for (Path file : files) {
      try {
        plans.add(read(file));
      } catch (ScenarioException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(List.copyOf(problems));
    }
    return plans;
  }
}
