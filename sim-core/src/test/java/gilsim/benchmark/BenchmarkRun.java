package gilsim.benchmark;

import gilsim.experiment.ModelBenchmark;
import gilsim.kernel.KernelBenchmark;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks beside each other and prints what they say about the speed that the
 * architecture asks for. Its name keeps it out of the tests; {@code mvn -Pbenchmark -pl sim-core
 * test} runs it. It takes about three minutes and wants an otherwise idle machine.
 */
class BenchmarkRun {
  @Test
  void run() throws Exception {
    Options options =
        new OptionsBuilder()
            .include(KernelBenchmark.class.getName())
            .include(ModelBenchmark.class.getName())
            .build();
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    double before = machine.getSystemLoadAverage();
    String report =
        new BenchmarkReport(new Runner(options).run()).text()
            + String.format(
                Locale.ROOT,
                "Load of the machine (%d processors) before: %.1f, after: %.1f; idle would be 0 and"
                    + " about 1. On a busy machine these numbers say little.%n",
                machine.getAvailableProcessors(),
                before,
                machine.getSystemLoadAverage());
    Files.writeString(Path.of("target", "benchmark.txt"), report);
    System.out.println(report);
  }
}
