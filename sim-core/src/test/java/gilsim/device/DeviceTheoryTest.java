package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.Station.Means;
import gilsim.distribution.Distribution;
import gilsim.kernel.RandomStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Devices against exact results of queueing theory, one unit of time being a millisecond. Over 20
 * seeds the mean must be within 3.5 standard errors (plus a millionth) of the exact value; for a
 * correct model and a fresh choice of seeds one comparison fails with probability 0.0024 (t with 19
 * degrees of freedom). Formulas: L. Kleinrock, "Queueing Systems", volumes 1 and 2.
 */
class DeviceTheoryTest {
  private static final double UNIT = 1e6;
  private static final int SEEDS = 20;
  private static final int CUSTOMERS = 40_000;
  private static final double STANDARD_ERRORS = 3.5;

  @Test
  void oneExponentialServer() {
    List<Means> means = queue(1, Drawn.exponential(UNIT), 0.8);

    check(means.stream().map(m -> m.response() / UNIT).toList(), 5);
    check(means.stream().map(Means::number).toList(), 4);
  }

  @Test
  void fourExponentialServers() {
    List<Means> means = queue(4, Drawn.exponential(UNIT), 3.2);

    check(means.stream().map(m -> m.response() / UNIT - 1).toList(), 0.745541, 5e-7);
    check(means.stream().map(Means::number).toList(), 5.585730, 5e-7);
  }

  @Test
  void oneServerWithConstantService() {
    check(waits(queue(1, Drawn.constant(UNIT), 0.8)), 2);
  }

  @Test
  void oneServerWithVeryVariableService() {
    check(waits(queue(1, Drawn.hyperexponential(UNIT, 4), 0.8)), 10);
  }

  @Test
  void sharedBandwidthMeanIsThatOfOneServer() {
    check(shared(random -> Drawn.exponential(1, random), size -> true), 5);
  }

  /** Response is proportional to size, whatever the distribution: x / (1 - ρ). */
  @Test
  void sharedBandwidthIsFairToEverySize() {
    double rest = (1 - 0.05 * (0.1 + 5)) / 0.9;
    ToDoubleFunction<RandomStream> mixture =
        random -> {
          double u = random.nextUniform();
          return u < 0.05 ? 0.1 : u < 0.1 ? 5 : Drawn.exponential(rest, random);
        };

    check(shared(mixture, size -> size == 0.1), 0.5);
    check(shared(mixture, size -> size == 5), 25);
  }

  /**
   * M/M/8/24, λ = 9: a share of 0.122576 is refused; the others are those of a birth-death chain.
   */
  @Test
  void fullStationRefuses() {
    QueueSpec spec =
        new QueueSpec(
            "queue",
            8,
            Drawn.exponential(UNIT),
            OptionalDouble.empty(),
            Discipline.FIFO,
            OptionalInt.of(24),
            true);
    List<Means> means = seeds(spec, 9, random -> 0, size -> true);

    check(means.stream().map(Means::refused).toList(), 0.122576, 5e-7);
    double[] p = new double[25];
    double sum = 0;
    for (int n = 0; n <= 24; n++) {
      p[n] = n == 0 ? 1 : p[n - 1] * 9 / Math.min(n, 8);
      sum += p[n];
    }
    double number = 0;
    for (int n = 0; n <= 24; n++) {
      number += n * p[n] / sum;
    }
    check(means.stream().map(Means::number).toList(), number);
    double response = number / (9 * (1 - p[24] / sum));
    check(means.stream().map(m -> m.response() / UNIT).toList(), response);
  }

  /** Erlang's loss formula: M/M/4/4, λ = 3. */
  @Test
  void stationWithoutAWaitingLine() {
    QueueSpec spec =
        new QueueSpec(
            "queue",
            4,
            Drawn.exponential(UNIT),
            OptionalDouble.empty(),
            Discipline.FIFO,
            OptionalInt.of(4),
            true);
    double blocked = 1;
    for (int k = 1; k <= 4; k++) {
      blocked = 3 * blocked / (k + 3 * blocked);
    }

    check(seeds(spec, 3, random -> 0, size -> true).stream().map(Means::refused).toList(), blocked);
  }

  /**
   * The order of service leaves the mean wait of M/M/1 as it is and changes its second moment: by 1
   * / (1 - ρ) if the last is first, by 1 / (1 - ρ/2) at random (L. Takács, "Delay distributions for
   * one line with Poisson input", Bell System Technical Journal 42, 1963).
   */
  @Test
  void disciplinesDifferInVarianceOnly() {
    double rho = 0.6;
    double mean = rho / (1 - rho);
    double second = 2 * rho / ((1 - rho) * (1 - rho));
    for (Discipline discipline : List.of(Discipline.FIFO, Discipline.LIFO, Discipline.RANDOM)) {
      List<Means> means = seeds(ordered(discipline), rho, random -> 0, size -> true);
      double factor =
          switch (discipline) {
            case LIFO -> 1 / (1 - rho);
            case RANDOM -> 1 / (1 - rho / 2);
            default -> 1;
          };
      check(waits(means), mean);
      // Wait and service are independent: E[R²] = E[W²] + 2 E[W] E[S] + E[S²].
      double responses = second * factor + 2 * mean + 2;
      check(means.stream().map(m -> m.square() / UNIT / UNIT).toList(), responses);
    }
  }

  /** T. E. Phipps, "Machine repair as a priority waiting-line problem", Oper. Res. 4, 1956. */
  @Test
  void shortestServiceFirst() {
    double rho = 0.7;
    int steps = 2_000_000;
    double wait = 0;
    for (int i = 0; i < steps; i++) {
      double u = (i + 0.5) / steps;
      double x = -Math.log(1 - u);
      double load = rho * (1 - Math.exp(-x) * (1 + x));
      wait += rho / ((1 - load) * (1 - load)) / steps;
    }

    check(waits(seeds(ordered(Discipline.SHORTEST), rho, random -> 0, size -> true)), wait);
  }

  private static QueueSpec ordered(Discipline discipline) {
    return new QueueSpec(
        "queue",
        1,
        Drawn.exponential(UNIT),
        OptionalDouble.empty(),
        discipline,
        OptionalInt.empty(),
        false);
  }

  /** One token at a time is M/D/1: at ρ = 0.8, a mean wait of 2. */
  @Test
  void bucketOfOneTokenIsAServerWithConstantService() {
    List<Means> means =
        seeds(new TokenBucketSpec("api", 1e9 / UNIT, 1), 0.8, random -> 0, size -> true);

    check(means.stream().map(m -> m.response() / UNIT).toList(), 2);
    check(means.stream().map(Means::busy).toList(), 0.8);
  }

  /**
   * One token and refusal: a renewal process of one service and one interarrival time, so 1 / (1 +
   * λ) pass. A bucket that is never empty is no limit.
   */
  @Test
  void bucketInTheLimits() {
    TokenBucketSpec refusing = new TokenBucketSpec("api", 1e9 / UNIT, 1, Drawn.constant(0), true);
    double rate = 1.5;
    List<Means> means = seeds(refusing, rate, random -> 0, size -> true);
    check(means.stream().map(Means::refused).toList(), 1 - 1 / (1 + rate));

    TokenBucketSpec wide = new TokenBucketSpec("api", 1e9 / UNIT, 1000);
    assertThat(seeds(wide, 0.8, random -> 0, size -> true)).allMatch(m -> m.response() == 0);
  }

  /** M/M/4 with connections that are open already. */
  @Test
  void connectionPoolIsAStationWithSeveralServers() {
    ConnectionPoolSpec spec = new ConnectionPoolSpec("db", 4, Drawn.exponential(UNIT));
    List<Means> means = seeds(spec, 3.2, random -> 0, size -> true);

    check(means.stream().map(m -> m.response() / UNIT - 1).toList(), 0.745541, 5e-7);
    check(means.stream().map(Means::busy).toList(), 0.8);
  }

  private static List<Means> queue(int servers, Distribution service, double rate) {
    QueueSpec spec = new QueueSpec("queue", servers, service);
    return seeds(spec, rate, random -> 0, size -> true);
  }

  private static List<Double> waits(List<Means> means) {
    return means.stream().map(m -> m.response() / UNIT - 1).toList();
  }

  private static List<Double> shared(ToDoubleFunction<RandomStream> size, DoublePredicate counts) {
    SharedSpec spec = new SharedSpec("link", 1e9 / UNIT, 0);
    return seeds(spec, 0.8, size, counts).stream().map(m -> m.response() / UNIT).toList();
  }

  private static List<Means> seeds(
      DeviceSpec spec, double rate, ToDoubleFunction<RandomStream> size, DoublePredicate counts) {
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> Station.simulate(spec, UNIT / rate, size, counts, seed, CUSTOMERS))
        .toList();
  }

  private static void check(List<Double> values, double exact) {
    check(values, exact, 0);
  }

  private static void check(List<Double> values, double exact, double digits) {
    double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (SEEDS - 1) / SEEDS);
    assertThat(error).as("precise enough to mean something").isLessThan(0.03 * exact);
    assertThat(mean).isCloseTo(exact, within(STANDARD_ERRORS * error + 1e-6 * exact + digits));
  }
}
