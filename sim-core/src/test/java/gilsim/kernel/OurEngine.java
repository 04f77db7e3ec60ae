package gilsim.kernel;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;

/** The workload on our engine. */
final class OurEngine implements Contender {
  private final Load load;
  private final Engine engine = DsolGlobals.engine();
  private final SingleReplication<Long> replication = DsolGlobals.replication(Long.MAX_VALUE);
  private final Departure[] departures;

  OurEngine(Load.Kind kind, Load load) {
    this.load = load;
    departures = new Departure[kind.servers];
    engine.initialize(new EngineModel(engine, e -> build(kind)), replication);
  }

  private void build(Load.Kind kind) {
    for (int i = 0; i < kind.pending; i++) {
      engine.schedule(new Hold(), load.service());
    }
    for (int i = 0; i < kind.servers; i++) {
      departures[i] = new Departure(i);
    }
    if (kind.servers > 0) {
      engine.schedule(new Arrival(), 0);
    }
  }

  @Override
  public void run() {
    load.begin();
    engine.start();
  }

  @Override
  public void close() {
    engine.cleanUp();
    DsolGlobals.remove(replication);
  }

  private void count() {
    if (load.last()) {
      engine.stop();
    }
  }

  private final class Hold extends Event {
    @Override
    protected void fire() {
      engine.scheduleIn(this, load.service());
      count();
    }
  }

  private final class Arrival extends Event {
    @Override
    protected void fire() {
      engine.scheduleIn(this, load.arrival());
      int server = load.admit();
      if (server >= 0) {
        engine.scheduleIn(departures[server], load.service());
      }
      count();
    }
  }

  private final class Departure extends Event {
    private final int server;

    Departure(int server) {
      this.server = server;
    }

    @Override
    protected void fire() {
      if (load.next(server)) {
        engine.scheduleIn(this, load.service());
      }
      count();
    }
  }
}
