package gilsim.calibration;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Process pools, and what travels to their workers; after the starts of processes. */
final class PoolFit {
  static final String POOL = "pool";
  private static final String RUN =
      "run: {until: 700ms, warm-up: 100ms, replications: 1, seed: 1}\n";
  static final String PIPELINE =
      "tasks: {t: {clients: 50, think: 0s, arguments: 0B, result: 0B, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: process-pool, workers: 2, start: fork}}\n"
          + RUN;
  static final String FRESH =
      "tasks: {t: {count: 1, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: process-pool, workers: 1, start: fork}}\n"
          + "run: {until: done, replications: 1, seed: 1}\n";

  private static final double LEAST_COST = 1e-7;

  /** Longer than a child takes to start: what takes less is hidden behind that. */
  private static final double FRESH_GUESS = 50e-3;

  private final Rounds rounds;
  private final Draft draft;
  private final SimulatedProbe simulated;

  PoolFit(Rounds rounds, Draft draft, SimulatedProbe simulated) {
    this.rounds = rounds;
    this.draft = draft;
    this.simulated = simulated;
  }

  /** Puts in what the rounds say. */
  void apply() {
    direct(
        "processes.pickle-per-kib",
        "pickle_kib",
        Unit.FINE_TIME,
        0.5,
        "dumps and loads of 32 KiB of bytes, one half each; lists and dicts take far longer");
    direct(
        "processes.pipe-read",
        "pipe_read",
        Unit.TIME,
        1,
        "a write to a pipe and a read of 4 bytes in one thread, one half, with Python's call");
    double ratio = draft.seconds("processes.manage") / draft.seconds("processes.submit");
    rounds
        .median(POOL, "submit")
        .ifPresent(
            e -> {
              draft.measured(
                  "processes.submit", Unit.TIME, e, "processor time of the caller in submit");
              draft.measured(
                  "processes.manage",
                  Unit.TIME,
                  e.times(ratio),
                  "not measured by itself: in the preset's ratio to processes.submit");
            });
    fitted(
        "processes.transfer",
        "task",
        PIPELINE,
        "empty tasks through a pool of two workers, 50 under way, each ");
    direct(
        "processes.copy-per-kib",
        "copy_kib",
        Unit.FINE_TIME,
        1,
        "a write to a pipe and a read of 60 kB in one thread, into memory that is there, one half, beyond"
            + " those of 4 bytes");
    new MessageMemoryFit(rounds, draft).apply();
    direct(
        "processes.first-messages",
        "first",
        Unit.TIME,
        1,
        "processor time of a new forked worker with its first messages and results, less what later"
            + " ones take; nothing else computes meanwhile");
    rounds.median(POOL, "fresh").ifPresent(this::fresh);
  }

  /**
   * What a new pool takes longer than its fork and its first task. The simulated program forks for
   * the first time, the measured one had pools before.
   */
  private void fresh(Estimate ofLaterPool) {
    double first =
        draft.get("processes.first-fork").isEmpty() ? 0 : draft.seconds("processes.first-fork");
    Estimate measured = ofLaterPool.map(v -> v + first);
    double target = measured.value();
    double found =
        Matching.match(
            target,
            cost -> {
              draft.set("processes.pool", Printed.time(cost), "tried");
              return simulated.mean(FRESH, "makespan");
            },
            FRESH_GUESS);
    draft.measured(
        "processes.pool",
        Printed.time(found),
        "from making a pool of one forked worker until the result of its first task, which does"
            + " nothing: "
            + Printed.time(ofLaterPool.value())
            + " ("
            + Unit.TIME.interval(ofLaterPool)
            + ")"
            + Matching.words(found),
        measured.map(v -> Math.max(0, found + v - target)));
  }

  private void direct(String path, String name, Unit unit, double factor, String method) {
    rounds.median(POOL, name).ifPresent(e -> draft.measured(path, unit, e.times(factor), method));
  }

  /** A cost with which the simulator needs as long per task as was measured. */
  private void fitted(String path, String name, String scenario, String what) {
    Optional<Estimate> measured = rounds.median(POOL, name);
    if (measured.isEmpty()) {
      return;
    }
    DoubleUnaryOperator takes =
        cost -> {
          draft.set(path, Printed.time(cost), "tried");
          return 1 / simulated.mean(scenario, "throughput");
        };
    double target = measured.get().value();
    double found = Matching.match(target, takes, draft.seconds(path));
    double more = Math.max(LEAST_COST, found / 2);
    double perCost = (takes.applyAsDouble(found + more) - takes.applyAsDouble(found)) / more;
    draft.measured(
        path,
        Printed.time(found),
        what
            + Printed.time(measured.get().value())
            + " ("
            + Unit.TIME.interval(measured.get())
            + ")"
            + Matching.words(found),
        // As uncertain as what it was fitted to, by as much as that depends on it.
        measured.get().map(v -> Math.max(0, found + (v - target) / Math.max(1, perCost))));
  }
}
