package gilsim.kernel;

/**
 * One stream of uniform random numbers: SplitMix64 (Steele, Lea and Flood 2014), which passes
 * BigCrush and needs no more than its 64-bit state, so a million tasks may have streams of their
 * own.
 */
public final class RandomStream {
  private static final double BELOW_ONE = Math.nextDown(1.0);

  private long state;

  RandomStream(long seed) {
    state = seed;
  }

  void restart(long seed) {
    state = seed;
  }

  /** Next uniform number in the open interval (0, 1). */
  public double nextUniform() {
    state += 0x9E3779B97F4A7C15L;
    // The sum rounds: without the bound one draw in 2^53 would be 1.
    return Math.min(((RandomStreams.mix(state) >>> 11) + 0.5) * 0x1p-53, BELOW_ONE);
  }
}
