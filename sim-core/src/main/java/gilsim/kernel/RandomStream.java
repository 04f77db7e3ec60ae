package gilsim.kernel;

/** One stream of uniform random numbers. */
public final class RandomStream {
  private long state;

  RandomStream(long seed) {
    state = seed;
  }

  /** Next uniform number in the open interval (0, 1). */
  public double nextUniform() {
    state += 0x9E3779B97F4A7C15L;
    return ((RandomStreams.mix(state) >>> 11) + 0.5) * 0x1p-53;
  }
}
