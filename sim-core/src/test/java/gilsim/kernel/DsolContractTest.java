package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine is a DSOL simulator: its events, states and announcements are DSOL's. */
class DsolContractTest {
  private final List<String> log = new ArrayList<>();
  private final Engine engine = DsolGlobals.engine();
  private SingleReplication<Long> replication =
      new SingleReplication<>("dsol-contract", 0L, 30L, 100L);

  @AfterEach
  void leaveNothingBehind() {
    engine.cleanUp();
    replication.removeFromContext();
  }

  private void initialize(Consumer<Engine> model) {
    engine.initialize(new EngineModel(engine, model), replication);
  }

  private void note(String what) {
    log.add(engine.getSimulatorTime() + " " + what);
  }

  private void listen(EventType... types) {
    for (EventType type : types) {
      engine.addListener(event -> note(type.getName()), type);
    }
  }

  @Test
  void plainDsolEventsOfEveryKindHappen() {
    initialize(
        e -> {
          e.scheduleEventAbs(10L, () -> note("absolute"));
          e.scheduleEventRel(10L, (short) 9, () -> note("relative, before"));
          e.scheduleEventNow(() -> note("now"));
          e.scheduleEventAbs(20L, this, "byName", new Object[0]);
          e.scheduleEventAbs(20L, () -> e.scheduleEventRel(5L, () -> note("later")));
        });
    engine.start();

    assertThat(log)
        .containsExactly("0 now", "10 relative, before", "10 absolute", "20 by name", "25 later");
  }

  @SuppressWarnings("unused") // called by DSOL, by its name
  void byName() {
    note("by name");
  }

  @Test
  void aDsolEventCanBeCancelledAndFoundInTheList() {
    initialize(
        e -> {
          SimEventInterface<Long> kept = e.scheduleEventAbs(10L, () -> note("kept"));
          SimEventInterface<Long> event = e.scheduleEventAbs(5L, () -> note("never"));
          assertThat(e.getEventList()).containsExactly(event, kept);
          assertThat(e.getEventList().first()).isSameAs(event);
          assertThat(e.getEventList().iterator().next()).isSameAs(event);
          assertThatThrownBy(() -> e.scheduleEvent(event)).hasMessageContaining("already");
          assertThat(e.cancelEvent(event)).isTrue();
          assertThat(e.cancelEvent(event)).isFalse();
          assertThat(e.getEventList().contains(event)).isFalse();
        });
    engine.start();

    assertThat(log).containsExactly("10 kept");
  }

  @Test
  void dsolAnnouncesTheReplication() {
    listen(
        Replication.START_REPLICATION_EVENT,
        Replication.WARMUP_EVENT,
        Replication.END_REPLICATION_EVENT);
    initialize(
        e -> {
          e.scheduleEventAbs(30L, () -> note("event"));
          e.scheduleEventAbs(100L, () -> note("last"));
          e.scheduleEventAbs(101L, () -> note("never"));
        });
    engine.start();

    assertThat(log)
        .containsExactly(
            "0 START_REPLICATION_EVENT",
            "30 WARMUP_EVENT",
            "30 event",
            "100 last",
            "100 END_REPLICATION_EVENT");
    assertThat(engine.getReplicationState()).isEqualTo(ReplicationState.ENDED);
    assertThat(engine.getRunState()).isEqualTo(RunState.ENDED);
    assertThatThrownBy(engine::start).isInstanceOf(SimRuntimeException.class);
  }

  @Test
  void aChangeOfTimeIsAnnouncedToThoseWhoListen() {
    initialize(
        e -> {
          e.scheduleEventAbs(10L, () -> note("a"));
          e.scheduleEventAbs(10L, () -> listen(SimulatorInterface.TIME_CHANGED_EVENT));
          e.scheduleEventAbs(20L, () -> note("b"));
          e.scheduleEventAbs(20L, () -> note("c"));
        });
    engine.start();

    assertThat(log.subList(0, 4)).containsExactly("10 a", "10 TIME_CHANGED_EVENT", "20 b", "20 c");
  }

  @Test
  void aRunCanBePausedSteppedAndContinued() {
    initialize(
        e -> {
          e.scheduleEventAbs(10L, () -> note("a"));
          e.scheduleEventAbs(20L, () -> note("b"));
          e.scheduleEventAbs(25L, e::stop);
          e.scheduleEventAbs(40L, () -> note("c"));
        });
    engine.runUpTo(10L);
    note("before a");
    engine.runUpToAndIncluding(15L);
    note("after a");
    engine.step();
    note("after b");
    engine.start();
    note("stopped");
    engine.start();

    assertThat(log)
        .containsExactly(
            "10 before a", "10 a", "15 after a", "20 b", "20 after b", "25 stopped", "40 c");
    assertThat(engine.getReplicationState()).isEqualTo(ReplicationState.ENDED);
  }

  @Test
  void aStoppingConditionEndsTheReplicationWhereTheClockIs() {
    replication.setStoppingCondition(model -> log.size() == 2);
    initialize(
        e -> {
          for (long t = 31; t < 40; t++) {
            e.scheduleEventAbs(t, () -> note("x"));
          }
        });
    engine.start();

    assertThat(log).hasSize(2);
    assertThat(engine.getSimulatorTime()).isEqualTo(32);
    assertThat(engine.getReplicationState()).isEqualTo(ReplicationState.ENDED);
  }

  @Test
  void anExceptionInADsolEventEndsTheRunWithItsCause() {
    assertThatThrownBy(
            () ->
                Engine.run(
                    e ->
                        e.scheduleEventAbs(
                            1_000_000_000L,
                            () -> {
                              throw new IllegalStateException("no such thing");
                            }),
                    Long.MAX_VALUE))
        .isInstanceOf(ModelException.class)
        .hasMessage("the model failed at 1.0 s: no such thing")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEventOfOursNeedsATime() {
    initialize(
        e ->
            assertThatThrownBy(
                    () ->
                        e.scheduleEvent(
                            new Event() {
                              @Override
                              protected void fire() {}
                            }))
                .isInstanceOf(IllegalArgumentException.class));
  }
}
