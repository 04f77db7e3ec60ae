package gilsim.calibration;

import java.util.List;
import java.util.Optional;

/** Statements, memory, greenlets and several interpreters in one process. */
final class OtherFit {
  static final String STATEMENTS = "statements";
  static final String GREENLETS = "greenlets";
  static final String INTERPRETERS = "interpreters";
  static final String GEVENT = "gevent";
  static final String TAKEN = "memory-taken";
  static final List<String> MEMORY =
      List.of("base", "asyncio", "multiprocessing", GEVENT, "thread", "task", "fork", "spawn");

  private static final double FAST = 0.1;

  private final Rounds rounds;
  private final Draft draft;

  OtherFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /** Puts in what the rounds say. */
  void apply() {
    statements();
    for (String part : MEMORY) {
      rounds
          .median("memory-" + part, part)
          .ifPresent(e -> draft.measured("memory." + part, Unit.SIZE, e, memory(part)));
    }
    rounds
        .median(TAKEN, "taken")
        .ifPresent(
            e ->
                draft.measured(
                    "allocator.taken-per-kib",
                    Unit.FINE_TIME,
                    e,
                    "processor time per KiB of bytes of 40 MiB, which are taken anew each time"));
    greenlets();
    interpreters();
  }

  private static String memory(String part) {
    return switch (part) {
      case "base" -> "resident set with threading, concurrent.futures, socket, json and the like";
      case "asyncio", "multiprocessing", GEVENT -> "growth of the resident set when it is imported";
      case "thread" -> "growth of the resident set by each of 200 threads that wait";
      case "task" -> "growth of the resident set by each of 20000 tasks in asyncio.sleep";
      default ->
          "growth of what parent and children hold by each of 3 children ("
              + part
              + ") that have run a function";
    };
  }

  private void statements() {
    Optional<Estimate> increment = rounds.quantile(STATEMENTS, "increment", FAST);
    Optional<Estimate> call = rounds.quantile(STATEMENTS, "call", FAST);
    increment.ifPresent(
        e ->
            draft.measured(
                "statements.increment",
                Unit.FINE_TIME,
                whole(e),
                "CPU time of a pass of a loop around x = x + 1, the fastest tenth"));
    if (increment.isPresent() && call.isPresent()) {
      draft.measured(
          "statements.function-call",
          Unit.FINE_TIME,
          whole(call.get().minus(increment.get()).atLeast(0)),
          "the same with int(1), a Python function or len(s) in place of 1, their mean, less the"
              + " loop without a call");
    }
  }

  /** The format counts statements in whole nanoseconds. */
  private static Estimate whole(Estimate estimate) {
    return estimate.map(v -> Math.rint(v * 1e9) / 1e9);
  }

  private void greenlets() {
    Optional<Estimate> toggle = rounds.median(GREENLETS, "switch");
    if (toggle.isEmpty()) {
      return;
    }
    double each = toggle.get().value();
    draft.measured("greenlet.switch", Unit.TIME, toggle.get(), "gevent.sleep(0)");
    rounds
        .median(GREENLETS, "spawn")
        .ifPresent(
            e ->
                draft.measured(
                    "greenlet.spawn",
                    Unit.TIME,
                    e.map(v -> Math.max(0, v - 2 * each)),
                    "spawn and join, less two switches"));
    Optional<Estimate> late = rounds.median(GREENLETS, "late");
    Optional<Estimate> sleep = rounds.median(GREENLETS, "sleep");
    if (late.isPresent() && sleep.isPresent()) {
      double timer = draft.seconds("greenlet.timer-wait");
      draft.measured(
          "greenlet.iteration",
          Unit.TIME,
          late.get().minus(sleep.get()).map(v -> Math.max(0, v - each - timer)),
          "how much later than time.sleep a gevent.sleep of 1 ms is, less one switch and"
              + " greenlet.timer-wait");
    }
    rounds
        .median(GREENLETS, "memory")
        .ifPresent(
            e ->
                draft.measured(
                    "greenlet.memory", Unit.SIZE, e, "growth of the resident set by each of 2000"));
  }

  private void interpreters() {
    if (draft.get("interpreters").isEmpty()) {
      return;
    }
    rounds
        .median(INTERPRETERS, "start")
        .ifPresent(e -> draft.measured("interpreters.start", Unit.TIME, e, "creating one"));
    rounds
        .median(INTERPRETERS, "call")
        .ifPresent(
            e ->
                draft.measured(
                    "interpreters.call", Unit.TIME, e, "running an empty statement in one"));
    rounds
        .median(INTERPRETERS, "memory")
        .ifPresent(
            e ->
                draft.measured(
                    "interpreters.memory", Unit.SIZE, e, "growth of the resident set by each"));
  }
}
