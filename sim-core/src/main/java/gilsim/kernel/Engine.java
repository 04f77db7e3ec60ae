package gilsim.kernel;

import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.LambdaSimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.DsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.djutils.event.EventType;
import org.djutils.event.reference.ReferenceType;

/**
 * Executes events in the order of their time; where times are equal, in the order of priority,
 * highest first; where these are equal too, in the order of scheduling.
 *
 * <p>It is DSOL's discrete-event simulator on integer nanoseconds with an event list and a loop of
 * its own. The model runs in the caller's thread. Everything that DSOL schedules, cancels and
 * announces works, with these differences: an exception in an event leaves {@link #start()} (DSOL
 * would log it and go on, or stop as if all were well); a replication ends when no event is left or
 * {@link #endReplication()} is called, without moving the clock to its planned end.
 */
public final class Engine extends DevsSimulator<Long> {
  private static final long serialVersionUID = 1L;

  private final transient EventHeap events;
  private long now;
  private long executed;
  private boolean stopRequested;

  /** Somebody may want to hear of every event: a listener to the clock or a stopping condition. */
  private boolean watched;

  private RunEnd.Reason reason = RunEnd.Reason.EXHAUSTED;

  /** Only {@link DsolGlobals} may make one. */
  Engine() {
    super("gilsim");
    events = new EventHeap();
    eventList = new EventList(events);
  }

  /**
   * Builds a model and runs it in the caller's thread.
   *
   * @param model schedules the first events; called at time 0
   * @param horizon the instant to stop at, nanoseconds, above 0; {@link Long#MAX_VALUE} for none.
   *     Events at the horizon itself are executed
   * @return how the run ended
   * @throws ModelException if building the model or an event fails
   */
  public static RunEnd run(Consumer<Engine> model, long horizon) {
    SingleReplication<Long> replication = DsolGlobals.replication(horizon);
    Engine engine = DsolGlobals.engine();
    try {
      engine.initialize(new EngineModel(engine, model), replication);
      engine.start();
      return new RunEnd(engine.reason, engine.now, engine.executed);
    } catch (SimRuntimeException e) {
      // DSOL's own events wrap what their code raised.
      throw new ModelException(engine.now, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new ModelException(engine.now, e);
    } finally {
      engine.cleanUp();
      DsolGlobals.remove(replication);
    }
  }

  /** The current simulated time, nanoseconds since the begin of the replication. */
  public long now() {
    return now;
  }

  /**
   * Schedules an event with normal priority.
   *
   * @param event not scheduled now
   * @param time at least {@link #now()}
   */
  public void schedule(Event event, long time) {
    if (event.isScheduled() || time < now) {
      throw refusal(event, time);
    }
    events.add(event, time);
  }

  /**
   * Schedules an event.
   *
   * @param event not scheduled now
   * @param time at least {@link #now()}
   * @param priority {@link Event#MIN_PRIORITY} to {@link Event#MAX_PRIORITY}; of events at the same
   *     time the one with the higher priority comes first
   */
  public void schedule(Event event, long time, int priority) {
    if (event.isScheduled() || time < now) {
      throw refusal(event, time);
    }
    events.add(event, time, priority);
  }

  private IllegalStateException refusal(Event event, long time) {
    return new IllegalStateException(
        event.isScheduled()
            ? "the event is scheduled already, for " + event.time
            : "cannot schedule an event in the past: " + time + " is before " + now);
  }

  /** Schedules an event a delay (at least 0) from now. */
  public void scheduleIn(Event event, long delay) {
    schedule(event, now + delay);
  }

  /** Takes an event out of the list, if it is in there. */
  public void cancel(Event event) {
    if (event.isScheduled()) {
      events.cancel(event);
    }
  }

  /** Ends the run after the current event; the clock stays where it is. */
  @Override
  public void stop() {
    if (isStartingOrRunning()) {
      fireEvent(SimulatorInterface.STOPPING_EVENT, null);
      runState = RunState.STOPPING;
    } else {
      stopRequested = true;
    }
  }

  /** How many events were executed so far. */
  public long executed() {
    return executed;
  }

  @Override
  public Long getSimulatorTime() {
    return now;
  }

  @Override
  public void initialize(
      DsolModel<Long, ? extends SimulatorInterface<Long>> newModel,
      Replication<Long> newReplication,
      boolean cleanUp) {
    if (isStartingOrRunning()) {
      throw new SimRuntimeException("cannot initialize a running simulator");
    }
    if (isInitialized() && cleanUp) {
      cleanUp();
    }
    eventList.clear();
    model = newModel;
    replication = newReplication;
    now = newReplication.getStartTime();
    simulatorTime = now;
    executed = 0;
    stopRequested = false;
    newModel.getOutputStatistics().clear();
    newModel.constructModel();
    runState = RunState.INITIALIZED;
    replicationState = ReplicationState.INITIALIZED;
    if (newReplication.getWarmupTime() > now) {
      scheduleEventAbs(
          newReplication.getWarmupTime(), (short) (Event.MAX_PRIORITY + 1), this::warmup);
    }
  }

  /** Runs in the caller's thread until the run is stopped or ends. */
  @Override
  public void startImpl() {
    if (!isInitialized() || isStartingOrRunning() || isStopping()) {
      throw new SimRuntimeException("cannot start a simulator that is " + runState);
    }
    boolean first = replicationState == ReplicationState.INITIALIZED;
    if (!first && replicationState != ReplicationState.STARTED) {
      throw new SimRuntimeException("cannot start a replication that is " + replicationState);
    }
    runState = RunState.STARTING;
    if (first) {
      replicationState = ReplicationState.STARTED;
      fireTimedEvent(Replication.START_REPLICATION_EVENT);
    }
    fireEvent(SimulatorInterface.STARTING_EVENT, null);
    try {
      runState = stopRequested ? RunState.STOPPING : RunState.STARTED;
      stopRequested = false;
      fireTimedEvent(SimulatorInterface.START_EVENT);
      if (first && replication.getWarmupTime() == now) {
        warmup();
      }
      run();
    } finally {
      runState = RunState.STOPPED;
      simulatorTime = now;
    }
    fireTimedEvent(SimulatorInterface.STOP_EVENT);
    if (replicationState == ReplicationState.ENDING) {
      ended();
    }
  }

  /** The loop over the events. */
  @Override
  public void run() {
    boolean toEnd = runUntilTime.compareTo(replication.getEndTime()) >= 0;
    long until = toEnd ? replication.getEndTime() : runUntilTime;
    long last = toEnd || runUntilIncluding ? until : until - 1;
    watched |= replication.getStoppingCondition() != null;
    while (runState == RunState.STARTED) {
      Event event = events.removeFirst(last);
      if (event == null) {
        outOfEvents(until, toEnd);
        return;
      }
      if (watched) {
        execute(event);
      } else {
        // The time of the heap: the loop need not wait for the event object to be looked up.
        now = events.removedTime();
        executed++;
        event.fire();
      }
    }
    reason = RunEnd.Reason.STOPPED;
  }

  private void execute(Event event) {
    if (watched && event.time != now) {
      fireUnverifiedTimedEvent(SimulatorInterface.TIME_CHANGED_EVENT, null, event.time);
    }
    now = event.time;
    executed++;
    event.fire();
    if (watched) {
      checkStoppingCondition();
    }
  }

  private void outOfEvents(long until, boolean toEnd) {
    boolean left = !eventList.isEmpty();
    reason = left ? RunEnd.Reason.HORIZON : RunEnd.Reason.EXHAUSTED;
    if (left || !toEnd) {
      now = until;
    }
    runState = RunState.STOPPING;
    if (toEnd) {
      endReplication();
    }
  }

  @Override
  protected void stepImpl() {
    Event event = events.removeFirst(replication.getEndTime());
    if (event != null) {
      execute(event);
      simulatorTime = now;
    }
  }

  /** Ends the replication after the current event; the clock stays where it is. */
  @Override
  public void endReplication() {
    if (replicationState != ReplicationState.INITIALIZED
        && replicationState != ReplicationState.STARTED) {
      throw new SimRuntimeException("cannot end a replication that is " + replicationState);
    }
    replicationState = ReplicationState.ENDING;
    if (isStartingOrRunning()) {
      runState = RunState.STOPPING;
    } else if (!isStopping()) {
      ended();
    }
  }

  private void ended() {
    replicationState = ReplicationState.ENDED;
    runState = RunState.ENDED;
    fireTimedEvent(Replication.END_REPLICATION_EVENT);
    eventList.clear();
  }

  @Override
  public void cleanUp() {
    super.cleanUp();
    eventList.clear();
    // DSOL's log keeps the simulator that was made last; it must not keep the model.
    model = null;
    replication = null;
  }

  /** Lets the exception leave {@link #start()}, whatever the error strategy. */
  @Override
  protected void handleSimulationException(Exception exception) {
    throw new SimRuntimeException(exception);
  }

  @Override
  public boolean addListener(
      EventListener listener, EventType type, int position, ReferenceType reference) {
    watched |= type.equals(SimulatorInterface.TIME_CHANGED_EVENT);
    return super.addListener(listener, type, position, reference);
  }

  @Override
  public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) {
    if (event.getAbsoluteExecutionTime() < now) {
      throw new SimRuntimeException(
          "cannot schedule event " + event + " in the past: it is " + now + " already");
    }
    eventList.add(event);
    return event;
  }

  @Override
  public SimEventInterface<Long> scheduleEventRel(
      Long delay, short priority, Executable executable) {
    return scheduleEvent(new LambdaSimEvent<>(now + delay, priority, executable));
  }

  @Override
  public SimEventInterface<Long> scheduleEventRel(
      Long delay, short priority, Object target, String method, Object[] arguments) {
    return scheduleEvent(new SimEvent<>(now + delay, priority, target, method, arguments));
  }

  @Override
  public SimEventInterface<Long> scheduleEventNow(short priority, Executable executable) {
    return scheduleEventRel(0L, priority, executable);
  }

  @Override
  public SimEventInterface<Long> scheduleEventNow(
      short priority, Object target, String method, Object[] arguments) {
    return scheduleEvent(new SimEvent<>(now, priority, target, method, arguments));
  }

  /** Refused: the loop knows its list. */
  @Override
  public void setEventList(EventListInterface<Long> list) {
    throw new UnsupportedOperationException("this simulator has an event list of its own");
  }

  /** Refused: schedule the first events while the model is constructed. */
  @Override
  public void addScheduledMethodOnInitialize(Object target, String method, Object[] arguments) {
    throw new UnsupportedOperationException("schedule " + method + " in constructModel()");
  }
}
