package gilsim.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The race after a voluntary release: a thread that drops the GIL for a while x loses it if the
 * signalled waiter arrives meanwhile. In the model the releasing thread first spends {@code
 * gil.signal-cost} s; the waiter arrives after its wake-up w and an exponential {@code
 * gil.voluntary-gap} of mean m. So it loses with probability 1 − exp(−(s + x − w) / m) if s + x >
 * w, else never. Both parameters by maximum likelihood, on a grid; w is the machine's. A share of
 * calls is lost or won for other reasons, a hypervisor's above all: a third parameter, which is not
 * handed on.
 *
 * <p>Only s − w shows in the data. What the wake-up costs beside is taken as given, so s carries an
 * error of w. A best place at the far end of the grid is no estimate: nothing is said then.
 */
final class ReleaseFit {
  private static final int OFFSETS = 600;
  private static final double OFFSET_STEP = 0.2e-6;
  private static final double FIRST_OFFSET = -80e-6;

  /** Equally likely parts of the wake-up's spread. */
  private static final int PARTS = 5;

  /** Up to 0.3 ms: on a virtual machine under load the waiter may be that late. */
  private static final int MEANS = 72;

  private static final double FIRST_MEAN = 0.1e-6;
  private static final double MEAN_FACTOR = 1.12;

  /**
   * Shares of calls that are lost or won for other reasons; measured up to 0.03 on a busy guest.
   */
  private static final double[] MISTAKES = {0.005, 0.015, 0.03, 0.06};

  /**
   * A system call that wakes a thread takes longer than this, seconds: measured 1.1 us for any call
   * on one guest and 13 to 20 us for such a call on another, 0.1 where nobody had to be woken.
   */
  private static final double SIGNAL = 0.5e-6;

  /** Calls that are free for so long, seconds, are long over when a waiter comes. */
  private static final double SHORT = 5e-6;

  /** With fewer rounds in which the waiter slept, of as many or more, nothing is said. */
  private static final int LEAST_ROUNDS = 3;

  /** Half the 95 % quantile of chi-square with one degree of freedom. */
  private static final double LIKELIHOOD_DROP = 1.92;

  private ReleaseFit() {}

  /**
   * One length of release.
   *
   * @param free seconds without the GIL
   * @param lost how often the lock was lost
   * @param tries of how many
   */
  record Point(double free, int lost, int tries) {}

  /**
   * What was found.
   *
   * @param lead s − w, seconds: how far the releasing thread is ahead of the waiter's arrival
   * @param gap m, seconds
   */
  record Race(Estimate lead, Estimate gap) {}

  /** One place of the grid, with the likelihood of its best share of mistakes. */
  private record Place(int offset, int mean, double likelihood) {
    double lead() {
      return FIRST_OFFSET + offset * OFFSET_STEP;
    }

    double gap() {
      return FIRST_MEAN * Math.pow(MEAN_FACTOR, mean);
    }

    boolean atTheEnd() {
      return offset == 0 || offset == OFFSETS - 1 || mean == MEANS - 1;
    }
  }

  /**
   * Fits.
   *
   * @param spread how far the wake-up is from its middle to both sides at most, seconds
   * @return empty unless some lengths were mostly won and some mostly lost, and the grid holds what
   *     fits best
   */
  static Optional<Race> fit(List<Point> points, double spread) {
    boolean won = points.stream().anyMatch(p -> p.tries() > 0 && p.lost() * 2 < p.tries());
    boolean lost = points.stream().anyMatch(p -> p.lost() * 2 > p.tries());
    if (!won || !lost) {
      return Optional.empty();
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < OFFSETS; i++) {
      for (int j = 0; j < MEANS; j++) {
        Place place = new Place(i, j, 0);
        double likelihood = likelihood(points, spread, place.lead(), place.gap());
        places.add(new Place(i, j, likelihood));
      }
    }
    Place best = places.get(0);
    for (Place place : places) {
      best = place.likelihood() > best.likelihood() ? place : best;
    }
    if (best.atTheEnd()) {
      return Optional.empty();
    }
    double least = best.likelihood() - LIKELIHOOD_DROP;
    List<Place> near = places.stream().filter(p -> p.likelihood() >= least).toList();
    int tries = points.stream().mapToInt(Point::tries).sum();
    return Optional.of(
        new Race(
            new Estimate(
                best.lead(),
                near.stream().mapToDouble(Place::lead).min().orElse(best.lead()),
                near.stream().mapToDouble(Place::lead).max().orElse(best.lead()),
                tries),
            new Estimate(
                best.gap(),
                near.stream().mapToDouble(Place::gap).min().orElse(best.gap()),
                near.stream().mapToDouble(Place::gap).max().orElse(best.gap()),
                tries)));
  }

  private static double likelihood(List<Point> points, double spread, double lead, double gap) {
    double[] sums = new double[MISTAKES.length];
    for (Point point : points) {
      double race = 0;
      for (int part = 0; part < PARTS; part++) {
        double early = spread * (2 * part + 1 - PARTS) / PARTS;
        race += chance(point.free() + lead + early, gap) / PARTS;
      }
      for (int i = 0; i < sums.length; i++) {
        double p = MISTAKES[i] + (1 - 2 * MISTAKES[i]) * race;
        sums[i] += point.lost() * Math.log(p) + (point.tries() - point.lost()) * Math.log(1 - p);
      }
    }
    return Arrays.stream(sums).max().orElseThrow();
  }

  private static double chance(double ahead, double gap) {
    return ahead <= 0 ? 0 : 1 - Math.exp(-ahead / gap);
  }

  /**
   * Groups the calls of the probe {@code release}; a call of more than half a switch interval lost
   * the lock. Rounds in which nobody had to be woken are left out: where the system has put both
   * threads on one processor the other one is awake, waits for that processor, and there is no race
   * ({@code pthread_cond_signal} makes no system call then). The simulated scheduler makes such
   * times by itself.
   *
   * @return empty if fewer than three rounds (of fewer: not all) are left
   */
  static List<Point> points(List<ProbeRun> rounds, double switchInterval) {
    List<ProbeRun> races =
        rounds.stream().filter(round -> signal(round, switchInterval) >= SIGNAL).toList();
    return races.size() < Math.min(LEAST_ROUNDS, rounds.size())
        ? List.of()
        : races.stream().flatMap(round -> lengths(round, switchInterval)).toList();
  }

  private static Stream<Point> lengths(ProbeRun round, double switchInterval) {
    double[] free = round.get("free");
    return IntStream.range(0, free.length)
        .mapToObj(
            i -> {
              double[] took = took(round, i);
              long lost = Arrays.stream(took).filter(t -> t > switchInterval / 2).count();
              return new Point(free[i], (int) lost, took.length);
            });
  }

  /** What short calls that kept the lock take longer than without the other thread, seconds. */
  private static double signal(ProbeRun round, double switchInterval) {
    double[] free = round.get("free");
    double[] longer =
        IntStream.range(0, free.length)
            .filter(i -> free[i] < SHORT)
            .boxed()
            .flatMapToDouble(
                i ->
                    Arrays.stream(took(round, i))
                        .filter(t -> t <= switchInterval / 2)
                        .map(t -> t - free[i]))
            .toArray();
    // Where even the shortest calls lose, the waiter was woken.
    return longer.length == 0 ? Double.POSITIVE_INFINITY : Quantiles.median(longer);
  }

  /** Times of the calls of one length. */
  private static double[] took(ProbeRun round, int length) {
    double size = round.get("size")[length];
    double[] sizes = round.get("took_size");
    double[] took = round.get("took");
    return IntStream.range(0, took.length)
        .filter(k -> sizes[k] == size)
        .mapToDouble(k -> took[k])
        .toArray();
  }
}
