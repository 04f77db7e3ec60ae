package gilsim.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for good sizes of the strategies whose size nothing sweeps: powers of two first, doubled on
 * while the largest is the best or hardly worse, then twice the middles beside the best one. It
 * only proposes: its few replications have random numbers of their own, so the selection that
 * follows is not misled by what was lucky here.
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
  private final double within;
  private final long seed;
  private final Map<Alternative, Sample> samples = new LinkedHashMap<>();

  /**
   * A search that has tried nothing.
   *
   * @param within a size that is worse by a smaller share than this is as good
   */
  SizeSearch(
      Alternatives alternatives,
      Sampler sampler,
      Objective objective,
      Eligibility eligibility,
      double within,
      long seed) {
    this.alternatives = alternatives;
    this.sampler = sampler;
    this.objective = objective;
    this.eligibility = eligibility;
    this.within = within;
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
    while (whole && enlarge(families)) {
      whole = extend(name);
    }
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

  /** Doubles what may be too small yet; says whether there is anything new to try. */
  private boolean enlarge(List<Family> families) {
    int before = samples.size();
    for (Family family : families) {
      int largest = family.members().lastKey();
      if (largest < family.size().cap() && isAsGood(family, family.members().get(largest))) {
        grow(family, (int) Math.min(family.size().cap(), 2L * largest));
      }
    }
    return samples.size() > before;
  }

  private boolean isAsGood(Family family, Alternative member) {
    double best =
        family.members().values().stream()
            .filter(this::isUsable)
            .mapToDouble(this::merit)
            .max()
            .orElse(0);
    return isUsable(member) && merit(member) >= best - within * Math.abs(best);
  }

  private boolean isUsable(Alternative alternative) {
    return samples.get(alternative).problem().isEmpty();
  }

  private void refine(Family family) {
    TreeMap<Integer, Alternative> members = family.members();
    members.entrySet().stream()
        .filter(entry -> isUsable(entry.getValue()))
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
   * What the selection is made of: the best sizes of every strategy and the smallest that is hardly
   * worse, in the scenario's order, small sizes first.
   */
  List<Alternative> proposed() {
    Map<String, List<Alternative>> families = new LinkedHashMap<>();
    for (Alternative alternative : samples.keySet()) {
      if (isUsable(alternative)) {
        String strategy = alternative.strategy();
        families.computeIfAbsent(strategy, s -> new ArrayList<>()).add(alternative);
      }
    }
    List<Alternative> proposed = new ArrayList<>();
    for (List<Alternative> family : families.values()) {
      best(family).stream()
          .sorted(Comparator.comparingInt(Alternative::size))
          .forEach(proposed::add);
    }
    return proposed;
  }

  private Set<Alternative> best(List<Alternative> family) {
    List<Alternative> sorted =
        family.stream().sorted(Comparator.comparingDouble(this::merit).reversed()).toList();
    double best = merit(sorted.get(0));
    Set<Alternative> chosen = new LinkedHashSet<>(sorted.subList(0, 1));
    sorted.stream()
        .filter(one -> merit(one) >= best - within * Math.abs(best))
        .min(Comparator.comparingInt(Alternative::size))
        .ifPresent(chosen::add);
    sorted.stream().limit(PROPOSED).filter(one -> chosen.size() < PROPOSED).forEach(chosen::add);
    return chosen;
  }

  /**
   * Whether a size is the largest that was tried of its strategy although there can be more tasks
   * at once: a larger one might be better.
   */
  boolean isLargest(Alternative alternative) {
    return Size.of(alternative.cell().system())
        .filter(size -> size.number() < size.useful())
        .filter(
            size ->
                samples.keySet().stream()
                    .filter(other -> other.strategy().equals(alternative.strategy()))
                    .allMatch(other -> other.size() <= size.number()))
        .isPresent();
  }

  /** A difference that does not matter: a share of the best value that was seen. */
  double zone() {
    List<Alternative> proposed = proposed();
    double best = proposed.stream().mapToDouble(this::merit).max().orElse(0);
    double scale = Math.abs(best);
    if (scale == 0) {
      scale = proposed.stream().mapToDouble(a -> Math.abs(merit(a))).max().orElse(0);
    }
    return scale == 0 ? 1 : within * scale;
  }
}
