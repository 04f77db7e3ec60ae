package gilsim.distribution;

import gilsim.kernel.RandomStream;

/**
 * A non-negative random quantity: a duration in nanoseconds, or a size in bytes.
 *
 * <p>Implementations are immutable records, validated when made (an {@link
 * IllegalArgumentException} names the parameter).
 */
public interface Distribution {

  /**
   * Draws one value.
   *
   * @param random the stream to draw from
   * @param index how many draws the caller's sequence made before; only {@code list} looks at it,
   *     all others ignore it
   * @return a value ≥ 0 in the unit of the distribution's parameters
   */
  double sample(RandomStream random, long index);

  /** Expected value, in the unit of the parameters. */
  double mean();

  /** Variance, in the squared unit of the parameters; infinite where it does not exist. */
  double variance();

  /** True if every draw has the same value, so that nothing needs to be drawn. */
  default boolean isConstant() {
    return false;
  }
}
