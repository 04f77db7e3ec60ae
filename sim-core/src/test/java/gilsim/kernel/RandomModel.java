package gilsim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;

/**
 * A model that draws what it does: each event schedules others, often at the same instant and with
 * various priorities, and cancels some. It can be run on any simulator; what it draws depends on
 * the order of the events, so two runs that differ once differ for good.
 */
final class RandomModel {
  /** How events are scheduled and cancelled. */
  interface Scheduling {
    long now();

    Object schedule(long time, int priority, Runnable event);

    /** Returns whether the event was pending. */
    boolean cancel(Object event);
  }

  private static final int[] DELAYS = {0, 0, 0, 1, 1, 2, 3, 10, 50};
  private static final int MOST = 1_500;

  private final Random random;
  private final List<String> trace = new ArrayList<>();
  private final List<Object> handles = new ArrayList<>();
  private Scheduling scheduling;
  private int events;

  RandomModel(long seed) {
    random = new Random(seed);
  }

  void start(Scheduling how) {
    scheduling = how;
    for (int i = 0; i < 30; i++) {
      scheduleOne();
    }
  }

  List<String> trace() {
    return trace;
  }

  private void scheduleOne() {
    int number = events++;
    int priority = random.nextBoolean() ? 5 : 1 + random.nextInt(10);
    long time = scheduling.now() + DELAYS[random.nextInt(DELAYS.length)];
    handles.add(scheduling.schedule(time, priority, () -> happen(number)));
  }

  private void happen(int number) {
    trace.add(scheduling.now() + " event " + number);
    for (int i = random.nextInt(4); i > 0 && events < MOST; i--) {
      scheduleOne();
    }
    for (int i = random.nextInt(3); i > 1; i--) {
      int which = Math.max(0, handles.size() - 1 - random.nextInt(40));
      trace.add(number + " cancelled " + scheduling.cancel(handles.get(which)));
    }
  }

  /** Plain DSOL events, on whatever simulator. */
  record DsolEvents(DevsSimulatorInterface<Long> simulator) implements Scheduling {
    @Override
    public long now() {
      return simulator.getSimulatorTime();
    }

    @Override
    public Object schedule(long time, int priority, Runnable event) {
      return simulator.scheduleEventAbs(time, (short) priority, event::run);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean cancel(Object event) {
      return simulator.cancelEvent((SimEventInterface<Long>) event);
    }
  }

  /** Events of our own kind. */
  record TypedEvents(Engine engine) implements Scheduling {
    @Override
    public long now() {
      return engine.now();
    }

    @Override
    public Object schedule(long time, int priority, Runnable event) {
      Event typed =
          new Event() {
            @Override
            protected void fire() {
              event.run();
            }
          };
      engine.schedule(typed, time, priority);
      return typed;
    }

    @Override
    public boolean cancel(Object event) {
      boolean pending = ((Event) event).isScheduled();
      engine.cancel((Event) event);
      return pending;
    }
  }

  /** Every other event is one of DSOL's. */
  static final class MixedEvents implements Scheduling {
    private final TypedEvents typed;
    private final DsolEvents dsol;
    private int count;

    MixedEvents(Engine engine) {
      typed = new TypedEvents(engine);
      dsol = new DsolEvents(engine);
    }

    @Override
    public long now() {
      return typed.now();
    }

    @Override
    public Object schedule(long time, int priority, Runnable event) {
      Scheduling which = count++ % 2 == 0 ? typed : dsol;
      return which.schedule(time, priority, event);
    }

    @Override
    public boolean cancel(Object event) {
      return event instanceof Event ? typed.cancel(event) : dsol.cancel(event);
    }
  }
}
