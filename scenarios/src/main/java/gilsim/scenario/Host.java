package gilsim.scenario;

import gilsim.form.MapNode;
import gilsim.form.Position;
import gilsim.form.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine that gilsim runs on: what {@code machine: this} means.
 *
 * <p>Sources on Linux: {@code /sys/devices/system/cpu/cpuN/topology} (sockets, cores, threads) and
 * {@code /sys/fs/cgroup/cpu.max} (a container's limit). Elsewhere the number of processors that
 * Java may use. Speed and SMT yield cannot be read off; they keep their defaults until calibrated.
 *
 * @param root the root of the file system; another folder in tests
 * @param available how many processors this process may use
 */
public record Host(Path root, int available) {
  private static final Pattern CPU = Pattern.compile("cpu[0-9]+");
  private static final Pattern QUOTA = Pattern.compile("([0-9]+)\\s+([0-9]+)\\s*");

  /** The host of this process. */
  public static Host here() {
    return new Host(Path.of("/"), Runtime.getRuntime().availableProcessors());
  }

  /** Sockets, cores per socket and hardware threads per core. */
  private record Topology(int sockets, int cores, int threads) {
    int hardwareThreads() {
      return sockets * cores * threads;
    }
  }

  /**
   * The machine as a scenario would write it.
   *
   * @param position where {@code this} is written
   */
  public MapNode describe(Position position) {
    int limit = (int) Math.min(available, Math.ceil(quota()));
    Topology topology =
        topology()
            .filter(found -> found.hardwareThreads() <= limit)
            // A part of the machine: which threads share a core is unknown.
            .orElse(new Topology(1, Math.max(1, limit), 1));
    MapNode map = MapNode.empty(position);
    map = map.with("name", TextNode.of("this", position));
    map = map.with("sockets", TextNode.of(String.valueOf(topology.sockets()), position));
    map = map.with("cores", TextNode.of(String.valueOf(topology.cores()), position));
    return map.with("threads-per-core", TextNode.of(String.valueOf(topology.threads()), position));
  }

  private Optional<Topology> topology() {
    Path folder = root.resolve("sys/devices/system/cpu");
    Set<String> sockets = new HashSet<>();
    Set<String> cores = new HashSet<>();
    int threads = 0;
    for (Path cpu : cpus(folder)) {
      Optional<String> socket = line(cpu.resolve("topology/physical_package_id"));
      Optional<String> core = line(cpu.resolve("topology/core_id"));
      if (socket.isEmpty() || core.isEmpty()) {
        continue; // switched off
      }
      sockets.add(socket.get());
      cores.add(socket.get() + "/" + core.get());
      threads++;
    }
    boolean regular =
        threads > 0
            && cores.size() % sockets.size() == 0
            && (threads == cores.size() || threads == 2 * cores.size());
    return regular
        ? Optional.of(
            new Topology(sockets.size(), cores.size() / sockets.size(), threads / cores.size()))
        : Optional.empty();
  }

  private static List<Path> cpus(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> CPU.matcher(entry.getFileName().toString()).matches())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Processors that the container may use on average; infinite without a limit. */
  private double quota() {
    Matcher matcher = QUOTA.matcher(line(root.resolve("sys/fs/cgroup/cpu.max")).orElse("max"));
    return matcher.matches()
        ? Math.max(1, Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2)))
        : Double.POSITIVE_INFINITY;
  }

  private static Optional<String> line(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip);
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
