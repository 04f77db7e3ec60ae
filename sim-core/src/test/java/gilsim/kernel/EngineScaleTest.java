package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.naming.NamingException;
import nl.tudelft.simulation.naming.context.event.InitialEventContext;
import org.junit.jupiter.api.Test;

/** Long runs, many runs and runs beside each other. */
class EngineScaleTest {
  private static final int PENDING = 1_000;
  private static final int WARM_UP = 200_000;
  private static final int EVENTS = 10_000_000;

  /** Ticks for ever, each time cancelling and setting a time-out, as waiting for the GIL does. */
  private static final class Ticker extends Event {
    private final Engine engine;
    private final long period;
    private final Runnable onTick;
    private final Event timeOut =
        new Event() {
          @Override
          protected void fire() {
            throw new AssertionError("a cancelled event happened");
          }
        };

    Ticker(Engine engine, long period, Runnable onTick) {
      this.engine = engine;
      this.period = period;
      this.onTick = onTick;
    }

    @Override
    protected void fire() {
      onTick.run();
      engine.cancel(timeOut);
      engine.scheduleIn(timeOut, 2 * period);
      engine.scheduleIn(this, period);
    }
  }

  private long before;
  private long after;

  @Test
  void tenMillionEventsAllocateNothing() {
    RunEnd end =
        Engine.run(
            engine -> {
              for (int i = 0; i < PENDING; i++) {
                engine.schedule(new Ticker(engine, 900 + i % 200, () -> watch(engine)), i);
              }
            },
            Long.MAX_VALUE);

    assertThat(end.events()).isEqualTo(WARM_UP + EVENTS);
    assertThat(after - before).isLessThan(10_000);
  }

  private void watch(Engine engine) {
    if (engine.executed() == WARM_UP) {
      before = allocated();
    }
    if (engine.executed() == WARM_UP + EVENTS) {
      after = allocated();
      engine.stop();
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void enginesInParallelThreadsFindWhatOneAloneFinds() throws Exception {
    List<List<String>> alone = IntStream.range(0, 20).mapToObj(EngineScaleTest::trace).toList();
    List<Callable<List<String>>> runs = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int seed = i % alone.size();
      runs.add(() -> trace(seed));
    }

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<String>>> found = threads.invokeAll(runs);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).get()).isEqualTo(alone.get(i % alone.size()));
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<String> trace(int seed) {
    RandomModel model = new RandomModel(seed);
    Engine.run(engine -> model.start(new RandomModel.MixedEvents(engine)), 400);
    return model.trace();
  }

  @Test
  void manyRunsLeaveNoThreadAndNoReplicationBehind() throws NamingException {
    trace(0);
    int threads = Thread.activeCount();
    int replications = InitialEventContext.instantiate("root").bindings().size();

    for (int i = 0; i < 500; i++) {
      trace(i);
    }

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    assertThat(InitialEventContext.instantiate("root").bindings()).hasSize(replications);
  }
}
