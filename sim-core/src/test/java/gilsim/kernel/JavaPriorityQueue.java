package gilsim.kernel;

import java.util.PriorityQueue;

/** The workload on a loop around {@link PriorityQueue}, without an engine. */
final class JavaPriorityQueue implements Contender {
  private final Load load;
  private final PriorityQueue<Item> queue = new PriorityQueue<>();
  private final Departure[] departures;
  private long now;

  JavaPriorityQueue(Load.Kind kind, Load load) {
    this.load = load;
    departures = new Departure[kind.servers];
    for (int i = 0; i < kind.pending; i++) {
      add(new Hold(), load.service());
    }
    for (int i = 0; i < kind.servers; i++) {
      departures[i] = new Departure(i);
    }
    if (kind.servers > 0) {
      add(new Arrival(), 0);
    }
  }

  @Override
  public void run() {
    load.begin();
    do {
      Item item = queue.poll();
      now = item.time;
      item.happen();
    } while (!load.last());
  }

  private void add(Item item, long delay) {
    item.time = now + delay;
    queue.add(item);
  }

  private abstract static class Item implements Comparable<Item> {
    private long time;

    abstract void happen();

    @Override
    public int compareTo(Item other) {
      return Long.compare(time, other.time);
    }
  }

  private final class Hold extends Item {
    @Override
    void happen() {
      add(this, load.service());
    }
  }

  private final class Arrival extends Item {
    @Override
    void happen() {
      add(this, load.arrival());
      int server = load.admit();
      if (server >= 0) {
        add(departures[server], load.service());
      }
    }
  }

  private final class Departure extends Item {
    private final int server;

    Departure(int server) {
      this.server = server;
    }

    @Override
    void happen() {
      if (load.next(server)) {
        add(this, load.service());
      }
    }
  }
}
