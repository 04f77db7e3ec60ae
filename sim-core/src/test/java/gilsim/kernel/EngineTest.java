package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Order of events, ends of runs, errors. */
class EngineTest {
  private final List<String> log = new ArrayList<>();

  private Event event(Runnable action) {
    return new Event() {
      @Override
      protected void fire() {
        action.run();
      }
    };
  }

  private Event note(Engine engine, String what) {
    return event(() -> log.add(engine.now() + " " + what));
  }

  private static RunEnd run(Consumer<Engine> model) {
    return Engine.run(model, Long.MAX_VALUE);
  }

  @Test
  void tiesGoByPriorityAndThenByTheOrderOfScheduling() {
    run(
        engine -> {
          engine.schedule(note(engine, "a"), 5);
          engine.schedule(note(engine, "low"), 5, 1);
          engine.schedule(note(engine, "b"), 5);
          engine.schedule(note(engine, "high"), 5, 10);
          engine.schedule(note(engine, "earlier"), 4, 1);
          engine.schedule(note(engine, "c"), 5);
        });

    assertThat(log).containsExactly("4 earlier", "5 high", "5 a", "5 b", "5 c", "5 low");
  }

  @Test
  void whatIsScheduledForNowComesAfterWhatWasThereBefore() {
    run(
        engine -> {
          engine.schedule(event(() -> engine.scheduleIn(note(engine, "late"), 0)), 5);
          engine.schedule(note(engine, "early"), 5);
        });

    assertThat(log).containsExactly("5 early", "5 late");
  }

  @Test
  void aCancelledEventDoesNotHappenAndCanBeScheduledAgain() {
    run(
        engine -> {
          Event timer = note(engine, "timer");
          engine.schedule(timer, 10);
          engine.schedule(
              event(
                  () -> {
                    engine.cancel(timer);
                    engine.cancel(timer);
                    log.add("scheduled " + timer.isScheduled());
                    engine.schedule(timer, 20);
                  }),
              10 - 1);
          engine.schedule(event(() -> engine.cancel(timer)), 15);
          engine.schedule(event(() -> engine.schedule(timer, 16)), 16);
        });

    assertThat(log).containsExactly("scheduled false", "16 timer");
  }

  @Test
  void withoutEventsTheRunEndsAtTheLastOne() {
    RunEnd end = Engine.run(engine -> engine.schedule(note(engine, "a"), 7), 100);

    assertThat(end).isEqualTo(new RunEnd(RunEnd.Reason.EXHAUSTED, 7, 1));
    assertThat(run(engine -> {})).isEqualTo(new RunEnd(RunEnd.Reason.EXHAUSTED, 0, 0));
  }

  @Test
  void eventsAtTheHorizonHappenAndLaterOnesDoNot() {
    RunEnd end =
        Engine.run(
            engine -> {
              engine.schedule(note(engine, "a"), 10);
              engine.schedule(note(engine, "b"), 11);
            },
            10);

    assertThat(end).isEqualTo(new RunEnd(RunEnd.Reason.HORIZON, 10, 1));
    assertThat(Engine.run(engine -> engine.schedule(note(engine, "c"), 20), 10))
        .isEqualTo(new RunEnd(RunEnd.Reason.HORIZON, 10, 0));
    assertThat(log).containsExactly("10 a");
  }

  @Test
  void stoppingLeavesTheClockWhereItIs() {
    RunEnd end =
        Engine.run(
            engine -> {
              engine.schedule(
                  event(
                      () -> {
                        engine.stop();
                        engine.stop();
                        log.add("goes on to its end");
                      }),
                  3);
              engine.schedule(note(engine, "never"), 3);
            },
            10);

    assertThat(end).isEqualTo(new RunEnd(RunEnd.Reason.STOPPED, 3, 1));
    assertThat(log).containsExactly("goes on to its end");
  }

  @Test
  void aModelMayStopTheRunWhileItIsBuilt() {
    RunEnd end =
        run(
            engine -> {
              engine.schedule(note(engine, "never"), 0);
              engine.stop();
            });

    assertThat(end).isEqualTo(new RunEnd(RunEnd.Reason.STOPPED, 0, 0));
  }

  @Test
  void anErrorInAnEventEndsTheRunWithItsCause() {
    IllegalStateException cause = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                run(
                    engine -> {
                      engine.schedule(
                          event(
                              () -> {
                                throw cause;
                              }),
                          2_000_000_000);
                      engine.schedule(note(engine, "never"), 3_000_000_000L);
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessage("the model failed at 2.0 s: broken")
        .hasCause(cause);
    assertThat(log).isEmpty();
  }

  @Test
  void anErrorWhileTheModelIsBuiltDoesTheSame() {
    assertThatThrownBy(
            () ->
                run(
                    engine -> {
                      throw new AssertionError();
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessage("the model failed at 0.0 s: AssertionError");
  }

  @Test
  void anEndlessRecursionDoesTheSame() {
    assertThatThrownBy(() -> run(engine -> engine.schedule(event(this::forever), 1)))
        .isInstanceOf(ModelException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  private void forever() {
    if (log.isEmpty()) {
      forever();
    }
    log.add("came back");
  }

  @Test
  void anEventIsScheduledOnceAndNotInThePast() {
    run(
        engine -> {
          Event once = note(engine, "once");
          engine.schedule(once, 5);
          assertThatThrownBy(() -> engine.schedule(once, 6))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("scheduled already, for 5");
          engine.schedule(
              event(
                  () -> {
                    Event late = note(engine, "late");
                    assertThatThrownBy(() -> engine.schedule(late, 3))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("in the past");
                    assertThatThrownBy(() -> engine.scheduleIn(late, Long.MAX_VALUE))
                        .isInstanceOf(IllegalStateException.class);
                    assertThat(late.isScheduled()).isFalse();
                  }),
              4);
        });

    assertThat(log).containsExactly("5 once");
  }

  @Test
  void aHorizonOfZeroIsRefused() {
    assertThatThrownBy(() -> Engine.run(engine -> {}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
