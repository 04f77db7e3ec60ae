package gilsim.kernel;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The workload on SSJ (L'Ecuyer), with one of its event lists. */
final class Ssj implements Contender {
  private final Load load;
  private final Simulator simulator = new Simulator();
  private final Departure[] departures;

  Ssj(Load.Kind kind, Load load, EventList list) {
    this.load = load;
    simulator.init(list);
    departures = new Departure[kind.servers];
    for (int i = 0; i < kind.pending; i++) {
      new Hold(simulator).schedule(load.service());
    }
    for (int i = 0; i < kind.servers; i++) {
      departures[i] = new Departure(simulator, i);
    }
    if (kind.servers > 0) {
      new Arrival(simulator).schedule(0);
    }
  }

  @Override
  public void run() {
    load.begin();
    simulator.start();
  }

  private void count() {
    if (load.last()) {
      simulator.stop();
    }
  }

  private final class Hold extends Event {
    Hold(Simulator simulator) {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule(load.service());
      count();
    }
  }

  private final class Arrival extends Event {
    Arrival(Simulator simulator) {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule(load.arrival());
      int server = load.admit();
      if (server >= 0) {
        departures[server].schedule(load.service());
      }
      count();
    }
  }

  private final class Departure extends Event {
    private final int server;

    Departure(Simulator simulator, int server) {
      super(simulator);
      this.server = server;
    }

    @Override
    public void actions() {
      if (load.next(server)) {
        schedule(load.service());
      }
      count();
    }
  }
}
