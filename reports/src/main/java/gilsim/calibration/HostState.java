package gilsim.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Linux says about the host in {@code /proc} and {@code /sys}: what it is, and what could
 * spoil measurements. Elsewhere all answers are empty.
 *
 * @param root the root of the file system; another folder in tests
 */
record HostState(Path root) {
  private static final double BUSY = 0.3;
  private static final double STOLEN = 0.01;
  private static final int IDLE_FIELD = 4;
  private static final int STEAL_FIELD = 8;

  /** This host. */
  static HostState here() {
    return new HostState(Path.of("/"));
  }

  /** Time of all processors since the start, in ticks. */
  record Times(double all, double idle, double stolen) {}

  /** The first line of a file; empty if it cannot be read. */
  private String line(String file) {
    try (var lines = Files.lines(root.resolve(file), StandardCharsets.UTF_8)) {
      return lines.findFirst().map(String::strip).orElse("");
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }

  private Optional<String> value(String file, String name) {
    try (var lines = Files.lines(root.resolve(file), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Name and processor, by which profiles of one host are known from those of another. */
  String host() {
    String name = line("proc/sys/kernel/hostname");
    String model = value("proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    return (name.isEmpty() ? "unnamed" : name)
        + ", "
        + model
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors";
  }

  /** The kernel's release, such as {@code 6.18.1-generic}; empty if it is no Linux. */
  String kernel() {
    return line("proc/sys/kernel/osrelease");
  }

  /** Major and minor number of the kernel as 1000 × major + minor; empty if unknown. */
  OptionalLong kernelNumber() {
    String[] parts = kernel().split("[^0-9]+", 3);
    return parts.length >= 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
        ? OptionalLong.of(Long.parseLong(parts[0]) * 1000 + Long.parseLong(parts[1]))
        : OptionalLong.empty();
  }

  /**
   * Whether the running kernel knows a name, by the description of its types that it carries; empty
   * if it carries none.
   */
  Optional<Boolean> kernelKnows(String name) {
    try {
      byte[] types = Files.readAllBytes(root.resolve("sys/kernel/btf/vmlinux"));
      return Optional.of(new String(types, StandardCharsets.ISO_8859_1).contains(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Main memory, bytes. */
  OptionalLong memory() {
    return value("proc/meminfo", "MemTotal")
        .map(text -> OptionalLong.of(Long.parseLong(text.split("\\s+", 2)[0]) * 1024))
        .orElseGet(OptionalLong::empty);
  }

  /** How the processors' time was spent until now. */
  Times times() {
    String[] fields = line("proc/stat").split("\\s+", -1);
    double all = 0;
    for (int i = 1; i <= STEAL_FIELD && i < fields.length; i++) {
      all += Double.parseDouble(fields[i]);
    }
    return fields.length <= STEAL_FIELD
        ? new Times(0, 0, 0)
        : new Times(
            all, Double.parseDouble(fields[IDLE_FIELD]), Double.parseDouble(fields[STEAL_FIELD]));
  }

  /** What speaks against measuring now; empty if nothing does. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (kernel().isEmpty()) {
      warnings.add("this is no Linux: most probes of the machine cannot measure");
    }
    String load = line("proc/loadavg").split(" ", 2)[0];
    int processors = Runtime.getRuntime().availableProcessors();
    if (!load.isEmpty() && Double.parseDouble(load) > BUSY * processors) {
      warnings.add(
          "the host is busy (load "
              + load
              + " on "
              + processors
              + " processors): values will be too high; do not rely on them, stop other programs and"
              + " calibrate again");
    }
    String governor = line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    if (!governor.isEmpty() && !governor.equals("performance")) {
      warnings.add(
          "the processor's clock is governed by '"
              + governor
              + "': short pieces of work may run at a low clock; 'performance' gives steadier values");
    }
    String quota = line("sys/fs/cgroup/cpu.max");
    if (!quota.isEmpty() && !quota.startsWith("max")) {
      warnings.add(
          "this container's processor time is limited (cpu.max "
              + quota
              + "): probes may have been throttled; write the limit as cpu-quota");
    }
    if (Files.exists(root.resolve("sys/devices/cpu_atom"))) {
      warnings.add(
          "a hybrid processor: write cores and efficiency-cores by hand, only performance cores are"
              + " told apart by their hardware threads");
    }
    return warnings;
  }

  /** What spoiled a measurement between two instants. */
  static List<String> between(Times before, Times after) {
    double stolen = (after.stolen() - before.stolen()) / Math.max(1, after.all() - before.all());
    return stolen > STOLEN
        ? List.of(
            String.format(
                Locale.ROOT,
                "the hypervisor took %.1f %% of the processors' time meanwhile (steal)",
                100 * stolen))
        : List.of();
  }
}
