package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.Station.Means;
import gilsim.distribution.Distribution;
import gilsim.kernel.RandomStream;
import java.util.List;
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
