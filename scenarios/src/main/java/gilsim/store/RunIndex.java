package gilsim.store;

import gilsim.experiment.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where every stored run is: eight bytes for each, so that memory stays small however many there
 * are. A run that is stored twice is found at its last place.
 */
final class RunIndex {
  private static final int PLACE_BITS = 42;
  private static final int CHUNK_BITS = 19;

  private final Map<RunKey, long[]> places = new HashMap<>();

  /** Where a run is: number of the chunk and position in it. */
  record Place(int chunk, long position, Outcome outcome) {}

  void put(RunKey key, int replication, Place place) {
    long[] of = places.getOrDefault(key, new long[0]);
    if (replication >= of.length) {
      of = Arrays.copyOf(of, Math.max(replication + 1, of.length + of.length / 2 + 8));
    }
    of[replication] = pack(place);
    places.put(key, of);
  }

  /** Null if it is not stored. */
  Place get(RunKey key, int replication) {
    long[] of = places.get(key);
    boolean stored = of != null && replication < of.length && of[replication] != 0;
    return stored ? unpack(of[replication]) : null;
  }

  void forget(RunKey key) {
    places.remove(key);
  }

  /** Never 0: outcomes count from 1. */
  private static long pack(Place place) {
    if (place.position() >>> PLACE_BITS != 0 || place.chunk() >>> CHUNK_BITS != 0) {
      throw new StoreException("the run store is too large; use another output folder");
    }
    return (long) OutcomeCode.of(place.outcome()) << (PLACE_BITS + CHUNK_BITS)
        | (long) place.chunk() << PLACE_BITS
        | place.position();
  }

  private static Place unpack(long packed) {
    return new Place(
        (int) (packed >>> PLACE_BITS) & ((1 << CHUNK_BITS) - 1),
        packed & ((1L << PLACE_BITS) - 1),
        OutcomeCode.outcome((int) (packed >>> (PLACE_BITS + CHUNK_BITS))));
  }
}
