package gilsim.calibration;

import gilsim.experiment.TracedRun;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ProfileFolder.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probes as scenarios: what they would have noted on the simulated machine. */
final class SimulatedRounds {
  static final ProfileFolder PROFILES =
      ProfileFolder.ofCheckout(Path.of("").toAbsolutePath().getParent());

  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
  private static final double PAUSE = 1e-3;

  final Draft machine = draft(Kind.MACHINE, "vm-2c");
  final Draft interpreter = draft(Kind.INTERPRETER, "cpython-3.11");
  final SimulatedProbe simulated = new SimulatedProbe(PROFILES, machine, interpreter);
  private final Rounds rounds = new Rounds();

  static Draft draft(Kind kind, String preset) {
    return new Draft(preset, new Presets(PROFILES).read(kind, preset), DAY);
  }

  /** Something of the host or the interpreter is so. */
  SimulatedRounds with(Draft draft, String path, String value) {
    draft.set(path, value, "by definition of the test");
    return this;
  }

  Rounds rounds() {
    return rounds;
  }

  /** Adds a round in which the host was as fast as ever. */
  void add(String key, Map<String, double[]> samples) {
    rounds.add(key, new ProbeRun(samples, 1, 1, Optional.empty()));
  }

  /** The passes of loops, by the number of the loop. */
  List<List<TracedRun.Pass>> passes(String scenario, int loops, long seed) {
    List<List<TracedRun.Pass>> passes = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      passes.add(new ArrayList<>());
    }
    TracedRun.of(simulated.plan(scenario).cells().get(0).system(), seed).stream()
        .filter(pass -> pass.task() < loops)
        .forEach(pass -> passes.get(pass.task()).add(pass));
    return passes;
  }

  /**
   * The probe {@code gil}: loops that read the clock at every pass.
   *
   * @param pass how long one pass takes, which is how finely time is told
   */
  void gil(String key, int threads, String pass, double seconds, long seed) {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < threads; i++) {
      tasks
          .append(i == 0 ? "" : ", ")
          .append("h" + i + ": {loops: 1, do: [{compute: " + pass + "}]}");
    }
    String scenario =
        "tasks: {"
            + tasks
            + "}\nstrategies: {s: {type: threads}}\nrun: {until: "
            + Printed.time(seconds)
            + ", replications: 1}\n";
    List<Double> thread = new ArrayList<>();
    List<Double> begin = new ArrayList<>();
    List<Double> end = new ArrayList<>();
    List<List<TracedRun.Pass>> all = passes(scenario, threads, seed);
    for (int i = 0; i < threads; i++) {
      double start = Double.NaN;
      double last = Double.NaN;
      for (TracedRun.Pass each : all.get(i)) {
        if (Double.isNaN(start)) {
          start = each.end();
        } else if (each.end() - last > PAUSE) {
          thread.add((double) i);
          begin.add(start);
          end.add(last);
          start = each.end();
        }
        last = each.end();
      }
      thread.add((double) i);
      begin.add(start);
      end.add(last);
    }
    add(
        key,
        Map.of(
            "thread", array(thread),
            "begin", array(begin),
            "end", array(end),
            "switch_interval", new double[] {5e-3}));
  }

  /** The probe {@code hogs}: seconds between two pauses of each of two loops. */
  double[] turns(String scenario) {
    List<Double> turns = new ArrayList<>();
    for (List<TracedRun.Pass> loop : passes(scenario, 2, 1)) {
      double start = Double.NaN;
      double last = Double.NaN;
      for (TracedRun.Pass pass : loop) {
        if (pass.end() - last > PAUSE) {
          turns.add(last - start);
          start = pass.end();
        }
        start = Double.isNaN(start) ? pass.end() : start;
        last = pass.end();
      }
    }
    return array(turns);
  }

  /** The probe {@code timer}: by how much sleeps of so many milliseconds are late. */
  double[] late(int length, long seed) {
    String scenario =
        "tasks: {s: {loops: 1, do: [{sleep: "
            + length
            + "ms}]}}\nstrategies: {s: {type: threads}}\nrun: {until: 2s, replications: 1}\n";
    return passes(scenario, 1, seed).get(0).stream()
        .mapToDouble(pass -> pass.end() - pass.begin() - length * 1e-3)
        .toArray();
  }

  /**
   * The probe {@code release}: calls that drop the GIL, 100 us apart, beside a computing thread.
   */
  void release(double[] lengths, double seconds, long seed) {
    Map<String, double[]> samples = new HashMap<>();
    List<Double> took = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      String scenario =
          "tasks: {p: {loops: 1, do: [{compute: 100us}, {native: {time: "
              + Printed.time(lengths[i])
              + ", gil: released}}]}, hog: {count: 1, do: [{compute: 1h}]}}\n"
              + "strategies: {s: {type: threads}}\nrun: {until: "
              + Printed.time(seconds)
              + ", replications: 1}\n";
      for (TracedRun.Pass pass : passes(scenario, 1, seed + i).get(0)) {
        took.add(pass.end() - pass.begin() - 100e-6);
        sizes.add((double) i);
      }
    }
    samples.put("free", lengths);
    samples.put("size", indices(lengths.length));
    samples.put("took", array(took));
    samples.put("took_size", array(sizes));
    add(GilFit.RELEASE, samples);
  }

  private static double[] indices(int n) {
    double[] indices = new double[n];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
