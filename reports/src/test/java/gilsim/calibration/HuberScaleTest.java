package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * The scale fits bounded squares, is the deviation of normal errors, and is moved little by one.
 */
class HuberScaleTest {
  @Property(tries = 300, seed = "20261128")
  void itIsWhereBoundedSquaresAreAsOfNormalErrors(
      @ForAll int seed,
      @ForAll @IntRange(min = 3, max = 12) int number,
      @ForAll @IntRange(min = 1, max = 8) int wild) {
    Random random = new Random(seed);
    double[] errors = random.doubles(number).map(x -> (x - 0.5) * (x > 0.9 ? wild : 1)).toArray();
    double[] known = random.doubles(number).map(x -> x * x / 16).toArray();
    double scale = HuberScale.of(errors, known);
    assertThat(HuberScale.excess(errors, known, scale * 1.0001 + 1e-9)).isLessThanOrEqualTo(0);
    assertThat(scale == 0 || HuberScale.excess(errors, known, scale * 0.9999) > 0).isTrue();
  }

  /** Of 20,000 normal errors: its deviation is about 0.6 %; false alarm below 1e-6 at five. */
  @Test
  void ofNormalErrorsItIsTheirDeviation() {
    Random random = new Random(11);
    double[] errors = new double[20_000];
    Arrays.setAll(errors, i -> 0.05 * random.nextGaussian());
    assertThat(HuberScale.of(errors)).isCloseTo(0.05, Percentage.withPercentage(3));
  }

  /** As above, where half of the errors hold a known part three times as large. */
  @Test
  void knownPartsAreLeftOut() {
    Random random = new Random(12);
    double[] known = new double[20_000];
    Arrays.setAll(known, i -> i % 2 == 0 ? 0 : 0.15 * 0.15);
    double[] errors = new double[known.length];
    Arrays.setAll(errors, i -> Math.sqrt(0.05 * 0.05 + known[i]) * random.nextGaussian());
    assertThat(HuberScale.of(errors, known)).isCloseTo(0.05, Percentage.withPercentage(5));
    Arrays.setAll(errors, i -> 0.5 * Math.sqrt(known[i]) * random.nextGaussian());
    assertThat(HuberScale.of(errors, known)).isZero();
  }

  /** However wild one of ten is, it counts as 1.5 scales. */
  @Test
  void oneWildErrorCountsAsABoundedOne() {
    double[] errors = new double[10];
    Arrays.fill(errors, 0.05);
    errors[0] = 1;
    double wild = HuberScale.of(errors);
    errors[0] = 1000;
    assertThat(HuberScale.of(errors)).isCloseTo(wild, within(1e-12));
  }
}
