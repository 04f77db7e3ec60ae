package gilsim.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for good sizes of the strategies whose size nothing sweeps: powers of two first, then twice
 * the middles beside the best one. It only proposes: its few replications have random numbers of
 * their own, so the selection that follows is not misled by what was lucky here.
 */
final class SizeSearch {
  /** Replications of every size. */
  static final int REPLICATIONS = 3;

  private static final int REFINEMENTS = 2;

  /** Sizes of each strategy that the selection gets to see. */
  private static final int PROPOSED = 4;

  /** Far from the seeds that people choose. */
  private static final long OTHER_SEED = 1L << 40;

  private final Alternatives alternatives;
  private final Sampler sampler;
  private final Objective objective;
  private final Eligibility eligibility;
  private final long seed;
  private final Map<Alternative, Sample> samples = new LinkedHashMap<>();

  SizeSearch(
      Alternatives alternatives,
      Sampler sampler,
      Objective objective,
      Eligibility eligibility,
      long seed) {
    this.alternatives = alternatives;
    this.sampler = sampler;
    this.objective = objective;
    this.eligibility = eligibility;
    this.seed = seed + OTHER_SEED;
  }

  /** One strategy whose sizes are searched. */
  private record Family(Alternative stated, Size size, TreeMap<Integer, Alternative> members) {}

  /**
   * Searches.
   *
   * @param name under which runs are stored
   * @param stated the alternatives of one situation
   * @return false if it was interrupted
   */
  boolean run(String name, List<Alternative> stated) {
    List<Family> families = new ArrayList<>();
    for (Alternative alternative : stated) {
      samples.put(alternative, new Sample(objective.metric(), alternative.cell().system()));
      alternatives
          .freeSize(alternative)
          .ifPresent(
              size -> {
                Family family = new Family(alternative, size, new TreeMap<>());
                family.members().put(size.number(), alternative);
                size.first().forEach(number -> grow(family, number));
                families.add(family);
              });
    }
    boolean whole = extend(name);
    for (int i = 0; i < REFINEMENTS && whole && !families.isEmpty(); i++) {
      families.forEach(this::refine);
      whole = extend(name);
    }
    return whole;
  }

  private boolean extend(String name) {
    boolean whole = sampler.extend(name, samples, REPLICATIONS, seed);
    if (whole) {
      eligibility.apply(samples);
    }
    return whole;
  }

  private void grow(Family family, int number) {
    if (!family.members().containsKey(number)) {
      alternatives
          .withSize(family.stated(), family.size(), number)
          .ifPresent(
              sized -> {
                family.members().put(number, sized);
                samples.put(sized, new Sample(objective.metric(), sized.cell().system()));
              });
    }
  }

  private void refine(Family family) {
    TreeMap<Integer, Alternative> members = family.members();
    members.entrySet().stream()
        .filter(entry -> samples.get(entry.getValue()).problem().isEmpty())
        .max(Comparator.comparingDouble(entry -> merit(entry.getValue())))
        .ifPresent(
            best -> {
              int size = best.getKey();
              TreeSet<Integer> next = new TreeSet<>();
              if (members.lowerKey(size) != null) {
                next.add((members.lowerKey(size) + size) / 2);
              }
              if (members.higherKey(size) != null) {
                next.add((members.higherKey(size) + size) / 2);
              }
              next.forEach(number -> grow(family, number));
            });
  }

  private double merit(Alternative alternative) {
    return objective.merit(samples.get(alternative).mean().mean());
  }

  /** Everything that was tried. */
  Map<Alternative, Sample> samples() {
    return samples;
  }

  /**
   * What the selection is made of: the best sizes of every strategy, in the scenario's order, small
   * sizes first.
   */
  List<Alternative> proposed() {
    Map<String, List<Alternative>> families = new LinkedHashMap<>();
    for (Alternative alternative : samples.keySet()) {
      if (samples.get(alternative).problem().isEmpty()) {
        String strategy = alternative.strategy();
        families.computeIfAbsent(strategy, s -> new ArrayList<>()).add(alternative);
      }
    }
    List<Alternative> proposed = new ArrayList<>();
    for (List<Alternative> family : families.values()) {
      family.stream()
          .sorted(Comparator.comparingDouble(this::merit).reversed())
          .limit(PROPOSED)
          .sorted(Comparator.comparingInt(Alternative::size))
          .forEach(proposed::add);
    }
    return proposed;
  }

  /** A difference that does not matter: a share of the best value that was seen. */
  double zone(double within) {
    List<Alternative> proposed = proposed();
    double best = proposed.stream().mapToDouble(this::merit).max().orElse(0);
    double scale = Math.abs(best);
    if (scale == 0) {
      scale = proposed.stream().mapToDouble(a -> Math.abs(merit(a))).max().orElse(0);
    }
    return scale == 0 ? 1 : within * scale;
  }
}
