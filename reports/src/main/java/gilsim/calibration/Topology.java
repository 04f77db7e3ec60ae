package gilsim.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which hardware threads share a core, among those that this process may use.
 *
 * @param cores the hardware threads of each core, in order
 */
record Topology(List<List<Integer>> cores) {
  /** Copies the list. */
  Topology {
    cores = cores.stream().map(List::copyOf).toList();
  }

  /**
   * Reads {@code /proc/self/status} and {@code /sys/devices/system/cpu}.
   *
   * @param root the root of the file system
   * @return without cores if the system does not tell
   */
  static Topology read(Path root) {
    Map<String, List<Integer>> cores = new LinkedHashMap<>();
    for (int processor : allowed(root)) {
      Path folder = root.resolve("sys/devices/system/cpu/cpu" + processor + "/topology");
      String core =
          text(folder.resolve("physical_package_id")) + "/" + text(folder.resolve("core_id"));
      // A system that does not tell has cores without siblings.
      String key = core.equals("/") ? "cpu" + processor : core;
      cores.computeIfAbsent(key, k -> new ArrayList<>()).add(processor);
    }
    return new Topology(List.copyOf(cores.values()));
  }

  private static List<Integer> allowed(Path root) {
    try (var lines = Files.lines(root.resolve("proc/self/status"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed_list:"))
          .findFirst()
          .map(line -> list(line.substring(line.indexOf(':') + 1).strip()))
          .orElse(List.of());
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  /** A list as the kernel prints it: {@code 0-3,8}. */
  private static List<Integer> list(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** How many hardware threads there are. */
  int processors() {
    return cores.stream().mapToInt(List::size).sum();
  }

  /** Two hardware threads of one core; none if every core has one. */
  List<Integer> siblings() {
    return cores.stream()
        .filter(threads -> threads.size() > 1)
        .findFirst()
        .map(threads -> threads.subList(0, 2))
        .orElse(List.of());
  }

  /** One hardware thread of each of the first cores. */
  List<Integer> first(int count) {
    return cores.stream().limit(count).map(threads -> threads.get(0)).toList();
  }

  /** Numbers of busy cores to measure: 2, 3, 4, 6, 8, 12, 16, … and all. */
  List<Integer> ladder() {
    List<Integer> ladder = new ArrayList<>();
    int all = cores.size();
    for (int step = 2;
        step < all;
        step = step < 4 ? step + 1 : step % 3 == 0 ? step / 3 * 4 : step / 2 * 3) {
      ladder.add(step);
    }
    if (all > 1) {
      ladder.add(all);
    }
    return ladder;
  }
}
