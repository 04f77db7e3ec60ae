package gilsim.kernel;

import java.util.Random;

/**
 * What the kernel benchmarks simulate, and the delays they use: drawn beforehand, so that no random
 * numbers are measured.
 */
public final class Load {
  /** The workloads of the benchmark. */
  public enum Kind {
    /** Ten pending events; each execution schedules the event again. */
    HOLD_10(10, 0),
    /** The same with a thousand. */
    HOLD_1000(1_000, 0),
    /** The same with a hundred thousand. */
    HOLD_100000(100_000, 0),
    /** A queue with one server, 90 % busy. */
    MM1(0, 1),
    /** A queue with eight servers, 90 % busy. */
    MM8(0, 8);

    final int pending;
    final int servers;

    Kind(int pending, int servers) {
      this.pending = pending;
      this.servers = servers;
    }
  }

  /** How many events one measured operation executes. */
  static final int EVENTS = 200_000;

  private static final int DRAWS = 1 << 16;
  private static final double MEAN = 1e6;
  private static final double BUSY = 0.9;

  final int servers;
  private final long[] services = new long[DRAWS];
  private final long[] arrivals = new long[DRAWS];
  private int draw;
  private int left;

  /** Free servers of the queue; the first {@link #idle} entries count. */
  private final int[] free;

  private int idle;
  private long waiting;

  Load(Kind kind) {
    servers = kind.servers;
    Random random = new Random(1);
    for (int i = 0; i < DRAWS; i++) {
      services[i] = Math.round(-Math.log(1 - random.nextDouble()) * MEAN);
      arrivals[i] = Math.round(-Math.log(1 - random.nextDouble()) * MEAN / (BUSY * servers));
    }
    free = new int[servers];
    for (int i = 0; i < servers; i++) {
      free[idle++] = i;
    }
  }

  /** A service time, or the delay of a HOLD event. */
  long service() {
    return services[draw++ & DRAWS - 1];
  }

  long arrival() {
    return arrivals[draw++ & DRAWS - 1];
  }

  /** A customer comes: the server that takes it, or -1 if it waits. */
  int admit() {
    if (idle == 0) {
      waiting++;
      return -1;
    }
    return free[--idle];
  }

  /** A service ends: true if the server takes the next customer. */
  boolean next(int server) {
    if (waiting == 0) {
      free[idle++] = server;
      return false;
    }
    waiting--;
    return true;
  }

  void begin() {
    left = EVENTS;
  }

  /** Counts an event; true if it was the last one of the operation. */
  boolean last() {
    return --left == 0;
  }
}
