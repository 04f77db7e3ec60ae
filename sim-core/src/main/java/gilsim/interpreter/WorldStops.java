package gilsim.interpreter;

/**
 * How often the garbage collector of a free-threaded interpreter stops all threads, and for how
 * long.
 *
 * @param every computing of all threads together between two collections, nanoseconds; 0: never
 * @param pause of one collection, nanoseconds at the speed of the machine as it is, at least 0
 */
public record WorldStops(long every, long pause) {
  /** No collections. */
  public static final WorldStops NONE = new WorldStops(0, 0);

  /** Validates the ranges. */
  public WorldStops {
    if (every < 0 || pause < 0) {
      throw new IllegalArgumentException("collections must be at least 0 apart and 0 long");
    }
  }
}
