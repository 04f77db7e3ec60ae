package gilsim.distribution;

/**
 * One named stream of uniform random numbers.
 *
 * <p>Distributions draw from it by inversion where they can (one uniform per draw), so that the
 * same stream position means the same draw for every strategy and every core count (common random
 * numbers).
 */
public interface RandomSource {

  /** Next uniform number in the open interval (0, 1). */
  double nextUniform();
}
