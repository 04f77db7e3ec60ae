package gilsim.kernel;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.experiment.StreamInformation;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;

/**
 * The workload on DSOL as its manual shows it: its event list, its events, its loop. Only the hand
 * over to a worker thread at every start is left out; it takes milliseconds and at times fails.
 */
final class StockDsol implements Contender {
  private final Load load;
  private final InThisThread simulator = new InThisThread();
  private final SingleReplication<Long> replication =
      new SingleReplication<>("stock", 0L, 0L, Long.MAX_VALUE);

  StockDsol(Load.Kind kind, Load load) {
    this.load = load;
    simulator.initialize(new Model(simulator, () -> build(kind)), replication);
  }

  private void build(Load.Kind kind) {
    for (int i = 0; i < kind.pending; i++) {
      simulator.scheduleEventAbs(load.service(), this::hold);
    }
    if (kind.servers > 0) {
      simulator.scheduleEventAbs(0L, this::arrive);
    }
  }

  @Override
  public void run() {
    load.begin();
    simulator.runHere();
  }

  @Override
  public void close() {
    simulator.cleanUp();
    replication.removeFromContext();
  }

  private void count() {
    if (load.last()) {
      simulator.stop();
    }
  }

  private void hold() {
    simulator.scheduleEventRel(load.service(), this::hold);
    count();
  }

  private void arrive() {
    simulator.scheduleEventRel(load.arrival(), this::arrive);
    int server = load.admit();
    if (server >= 0) {
      simulator.scheduleEventRel(load.service(), () -> depart(server));
    }
    count();
  }

  private void depart(int server) {
    if (load.next(server)) {
      simulator.scheduleEventRel(load.service(), () -> depart(server));
    }
    count();
  }

  /** The stock simulator, run by the thread that calls. */
  static final class InThisThread extends DevsSimulator<Long> {
    private static final long serialVersionUID = 1L;

    InThisThread() {
      super("stock");
    }

    void runHere() {
      runUntilTime = replication.getEndTime();
      runState = RunState.STARTED;
      run();
      runState = RunState.STOPPED;
    }
  }

  /** A model that is built by what it is given. */
  static final class Model extends AbstractDsolModel<Long, DevsSimulatorInterface<Long>> {
    private static final long serialVersionUID = 1L;
    private final transient Runnable build;

    Model(DevsSimulatorInterface<Long> simulator, Runnable build) {
      super(simulator, new StreamInformation(new MersenneTwister(1)));
      this.build = build;
    }

    @Override
    public void constructModel() {
      build.run();
    }
  }
}
