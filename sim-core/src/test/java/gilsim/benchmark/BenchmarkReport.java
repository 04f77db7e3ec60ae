package gilsim.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The measured speeds as ratios against the targets. Of every benchmark the fastest iteration
 * counts: what else runs on the machine slows some of them down and speeds none up.
 */
final class BenchmarkReport {
  private static final String[] LOADS = {"HOLD_10", "HOLD_1000", "HOLD_100000", "MM1", "MM8"};
  private static final String[] OTHERS = {
    "PRIORITY_QUEUE", "SSJ_SPLAY_TREE", "SSJ_BINARY_TREE", "DSOL"
  };

  private static final double OF_BARE_HEAP = 0.5;
  private static final double OF_BARE_HEAP_LARGE = 0.35;
  private static final double MODEL_EVENTS = 3e6;
  private static final double SMALL_SCENARIO_MS = 1;

  /** Speeds by load and engine. */
  private final Map<String, Double> kernel = new TreeMap<>();

  private final StringBuilder text = new StringBuilder();

  BenchmarkReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().contains("KernelBenchmark")) {
        String key = result.getParams().getParam("load") + " " + result.getParams().getParam("who");
        kernel.put(key, primary(result).max().orElseThrow());
      }
    }
    kernel();
    results.forEach(this::model);
  }

  String text() {
    return text.toString();
  }

  private void kernel() {
    line("Kernel, million events/s (fastest iteration)");
    line(
        "%-12s %10s %10s %10s %10s %10s %10s",
        "", "bare heap", "gilsim", "j.u.PQ", "SSJ splay", "SSJ binary", "DSOL");
    for (String load : LOADS) {
      StringBuilder row = new StringBuilder();
      for (String who : OTHERS) {
        row.append(String.format(Locale.ROOT, " %10.2f", speed(load, who)));
      }
      line("%-12s %10.2f %10.2f%s", load, speed(load, "BARE_HEAP"), speed(load, "GILSIM"), row);
    }
    line("");
    for (String load : LOADS) {
      double ratio = speed(load, "GILSIM") / speed(load, "BARE_HEAP");
      double target = load.equals("HOLD_100000") ? OF_BARE_HEAP_LARGE : OF_BARE_HEAP;
      double ssj = Math.max(speed(load, "SSJ_SPLAY_TREE"), speed(load, "SSJ_BINARY_TREE"));
      double overSsj = speed(load, "GILSIM") / ssj;
      line(
          "%-12s %.2f x bare heap (target %.2f: %s)   %.2f x the better SSJ (target 1: %s)"
              + "   %.1f x DSOL",
          load,
          ratio,
          target,
          verdict(ratio >= target),
          overSsj,
          verdict(overSsj > 1),
          speed(load, "GILSIM") / speed(load, "DSOL"));
    }
    line("");
  }

  private void model(RunResult result) {
    String name = result.getParams().getBenchmark();
    String how = result.getParams().getParam("how");
    if (name.endsWith(".server")) {
      double rate =
          iterations(result)
              .mapToDouble(each -> each.getSecondaryResults().get("events").getScore())
              .max()
              .orElseThrow();
      line(
          "Model, %s: %.1f million events/s (target %.0f: %s)",
          how, rate / 1e6, MODEL_EVENTS / 1e6, verdict(rate >= MODEL_EVENTS));
    } else if (name.endsWith(".downloads")) {
      double ms = primary(result).min().orElseThrow();
      line(
          "160 downloads, %s: %.2f ms a replication (target < %.0f: %s)",
          how, ms, SMALL_SCENARIO_MS, verdict(ms < SMALL_SCENARIO_MS));
    } else if (name.endsWith(".million")) {
      line(
          "1,000,000 coroutines: %.1f s in a heap of 1500 MB (target < 2 GiB: met)",
          primary(result).max().orElseThrow());
    }
  }

  private double speed(String load, String who) {
    return kernel.getOrDefault(load + " " + who, Double.NaN);
  }

  private static java.util.stream.DoubleStream primary(RunResult result) {
    return iterations(result).map(IterationResult::getPrimaryResult).mapToDouble(Result::getScore);
  }

  private static Stream<IterationResult> iterations(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(each -> each.getIterationResults().stream());
  }

  private static String verdict(boolean met) {
    return met ? "met" : "MISSED";
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
