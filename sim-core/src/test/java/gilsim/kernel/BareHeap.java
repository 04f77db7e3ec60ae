package gilsim.kernel;

import java.util.Arrays;

/**
 * The limit: a 4-ary heap on {@code long[]} with an {@code int} as payload and nothing else. No
 * event objects, no order among equal times, no cancelling.
 */
final class BareHeap implements Contender {
  private static final int ARRIVAL = -1;

  private final Load load;
  private long[] times;
  private int[] what;
  private int size;

  BareHeap(Load.Kind kind, Load load) {
    this.load = load;
    times = new long[Math.max(64, kind.pending)];
    what = new int[times.length];
    for (int i = 0; i < kind.pending; i++) {
      push(load.service(), i);
    }
    if (kind.servers > 0) {
      push(0, ARRIVAL);
    }
  }

  @Override
  public void run() {
    load.begin();
    if (load.servers == 0) {
      do {
        replaceFirst(times[0] + load.service(), what[0]);
      } while (!load.last());
    } else {
      do {
        serve();
      } while (!load.last());
    }
  }

  private void serve() {
    long now = times[0];
    int server = what[0];
    if (server == ARRIVAL) {
      replaceFirst(now + load.arrival(), ARRIVAL);
      int taken = load.admit();
      if (taken >= 0) {
        push(now + load.service(), taken);
      }
    } else if (load.next(server)) {
      replaceFirst(now + load.service(), server);
    } else {
      size--;
      if (size > 0) {
        replaceFirst(times[size], what[size]);
      }
    }
  }

  private void push(long time, int payload) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      what = Arrays.copyOf(what, 2 * size);
    }
    int i = size++;
    while (i > 0) {
      int parent = (i - 1) >> 2;
      if (times[parent] <= time) {
        break;
      }
      times[i] = times[parent];
      what[i] = what[parent];
      i = parent;
    }
    times[i] = time;
    what[i] = payload;
  }

  private void replaceFirst(long time, int payload) {
    long[] t = times;
    int[] w = what;
    int n = size;
    int i = 0;
    int child = 1;
    while (child < n) {
      int best = child;
      int end = Math.min(child + 4, n);
      for (int c = child + 1; c < end; c++) {
        if (t[c] < t[best]) {
          best = c;
        }
      }
      if (time <= t[best]) {
        break;
      }
      t[i] = t[best];
      w[i] = w[best];
      i = best;
      child = (i << 2) + 1;
    }
    t[i] = time;
    w[i] = payload;
  }
}
