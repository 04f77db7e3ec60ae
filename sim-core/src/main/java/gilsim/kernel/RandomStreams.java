package gilsim.kernel;

/**
 * The named random streams of one replication. A stream depends on (seed, replication, name, index)
 * only, so the same entity meets the same draws under every strategy and on every machine (common
 * random numbers).
 */
public final class RandomStreams {
  private final long base;

  /**
   * Streams of one replication.
   *
   * @param seed the scenario's base seed, any value
   * @param replication from 0
   */
  public RandomStreams(long seed, int replication) {
    base = mix(mix(seed) + 0x9E3779B97F4A7C15L * (replication + 1L));
  }

  /**
   * One stream.
   *
   * @param name the purpose, e.g. {@code task/fetch}
   * @param index which of the entities with this purpose
   */
  public RandomStream stream(String name, long index) {
    return new RandomStream(seed(name, index));
  }

  /** Turns a stream into that of another entity, which saves an object for every task. */
  public void restart(RandomStream stream, String name, long index) {
    stream.restart(seed(name, index));
  }

  private long seed(String name, long index) {
    return mix(mix(base ^ hash(name)) + 0x9E3779B97F4A7C15L * (index + 1));
  }

  private static long hash(String name) {
    long h = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001B3L;
    }
    return h;
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
