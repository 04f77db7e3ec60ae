package gilsim.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the simulator makes of measurements that no fit used, with the profiles as they are now.
 *
 * <p>Nothing here can change a profile: it tells how far to trust it.
 */
final class Verification {
  static final String CHECK = "check";

  /** Pieces of the reference in one of the two tasks (PASSES in probe_check.py). */
  private static final int CHUNKS = 120;

  private static final String ONCE = "run: {until: done, replications: 1, seed: 1}\n";
  private static final String LONG = "run: {until: 3s, replications: 1, seed: 1}\n";
  private static final String ROUND_TRIPS =
      "run: {until: 1s, warm-up: 100ms, replications: 1, seed: 1}\n";

  private final Rounds rounds;
  private final SimulatedProbe simulated;

  Verification(Rounds rounds, SimulatedProbe simulated) {
    this.rounds = rounds;
    this.simulated = simulated;
  }

  /**
   * The checks for which there are measurements.
   *
   * @param lock whether there is a GIL
   */
  List<Check> checks(boolean lock) {
    List<Check> checks = new ArrayList<>();
    pairs(checks);
    if (lock) {
      beside(checks, "a sleep of 1 ms beside a computing thread", "sleeper", "{sleep: 1ms}", "");
      beside(
          checks,
          "an echo between processes beside a computing thread",
          "echo",
          "{compute: 8us}, {io: {device: peer, releases: 2}}",
          "devices: {peer: {type: delay, latency: 5us}}\n");
    }
    trip(checks, "submit().result() of a thread pool", ThreadFit.THREADS, "thread-pool");
    trip(checks, "submit().result() of a process pool", PoolFit.POOL, "process-pool");
    return checks;
  }

  private Optional<Double> measured(String key, String name) {
    return rounds.median(key, name).map(Estimate::value);
  }

  /** In terms of one of them alone, in each round by itself: so no change of speed matters. */
  private Optional<Double> together(String name, double solo) {
    return rounds.ratio(CHECK, name, "solo").map(ratio -> ratio.value() * solo);
  }

  /** Two equal tasks at the same time, in threads and in processes. */
  private void pairs(List<Check> checks) {
    if (rounds.of(CHECK).isEmpty()) {
      return;
    }
    double solo = CHUNKS * rounds.fastReference();
    String tasks = "tasks: {t: {count: 2, do: [{compute: " + Printed.wholeTime(solo) + "}]}}\n";
    together("threads", solo)
        .ifPresent(
            took ->
                checks.add(
                    new Check(
                        "two computing threads of " + Printed.time(solo) + " each",
                        took,
                        simulated.mean(
                            tasks + "strategies: {s: {type: threads}}\n" + ONCE, "makespan"))));
    together("processes", solo)
        .ifPresent(
            took ->
                checks.add(
                    new Check(
                        "two computing processes of " + Printed.time(solo) + " each",
                        took,
                        simulated.mean(
                            tasks + "strategies: {s: {type: processes, start: fork}}\n" + ONCE,
                            "makespan"))));
  }

  private void beside(List<Check> checks, String name, String sample, String steps, String more) {
    measured(CHECK, sample)
        .ifPresent(
            took ->
                checks.add(
                    new Check(
                        name,
                        took,
                        1
                            / simulated.mean(
                                more
                                    + "tasks: {p: {loops: 1, do: ["
                                    + steps
                                    + "]}, hog: {count: 1, do: [{compute: 1h}]}}\n"
                                    + "strategies: {s: {type: threads}}\n"
                                    + LONG,
                                "throughput/p"))));
  }

  private void trip(List<Check> checks, String name, String key, String type) {
    String start = type.equals("process-pool") ? ", start: fork" : "";
    measured(key, "trip")
        .ifPresent(
            took ->
                checks.add(
                    new Check(
                        name,
                        took,
                        1
                            / simulated.mean(
                                "tasks: {t: {clients: 1, think: 0s, arguments: 0B, result: 0B, do:"
                                    + " [{compute: 1ns}]}}\nstrategies: {s: {type: "
                                    + type
                                    + ", workers: 1"
                                    + start
                                    + "}}\n"
                                    + ROUND_TRIPS,
                                "throughput"))));
  }
}
