package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.form.MapNode;
import gilsim.form.Position;
import gilsim.scenario.ProfileFolder.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads a made-up {@code /proc} and {@code /sys}. */
class HostStateTest {
  @TempDir Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void processor(int number, int core) throws IOException {
    String folder = "sys/devices/system/cpu/cpu" + number + "/topology/";
    file(folder + "physical_package_id", "0\n");
    file(folder + "core_id", core + "\n");
  }

  @Test
  void siblingsAreTheThreadsOfOneCore() throws IOException {
    file("proc/self/status", "Name:\tx\nCpus_allowed_list:\t0-3,6\n");
    for (int i = 0; i < 8; i++) {
      processor(i, i % 4);
    }
    Topology topology = Topology.read(root);
    assertThat(topology.cores()).containsExactly(List.of(0), List.of(1), List.of(2, 6), List.of(3));
    assertThat(topology.siblings()).containsExactly(2, 6);
    assertThat(topology.processors()).isEqualTo(5);
    assertThat(topology.first(3)).containsExactly(0, 1, 2);
    assertThat(topology.ladder()).containsExactly(2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "0-1, 2", "0-15, '2 3 4 6 8 12 16'", "0-9, '2 3 4 6 8 10'"})
  void ladderEndsWithAllCores(String allowed, String ladder) throws IOException {
    file("proc/self/status", "Cpus_allowed_list:\t" + allowed + "\n");
    Topology topology = Topology.read(root);
    assertThat(String.join(" ", topology.ladder().stream().map(String::valueOf).toList()))
        .isEqualTo(ladder);
    assertThat(topology.siblings()).isEmpty();
  }

  @Test
  void badHostsAreRecognised() throws IOException {
    file("proc/sys/kernel/osrelease", "6.8.0-45-generic\n");
    file("proc/loadavg", "99.10 1.0 1.0 1/100 1\n");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    file("sys/fs/cgroup/cpu.max", "200000 100000\n");
    Files.createDirectories(root.resolve("sys/devices/cpu_atom"));
    assertThat(new HostState(root).warnings())
        .anySatisfy(w -> assertThat(w).contains("busy (load 99.10"))
        .anySatisfy(w -> assertThat(w).contains("'powersave'"))
        .anySatisfy(w -> assertThat(w).contains("hybrid"))
        .anySatisfy(w -> assertThat(w).contains("cpu.max 200000 100000"))
        .hasSize(4);
    assertThat(HostState.between(new HostState.Times(0, 0, 0), new HostState.Times(1000, 9, 25)))
        .containsExactly("the hypervisor took 2.5 % of the processors' time meanwhile (steal)");
  }

  @Test
  void aQuietHostHasNoWarnings() throws IOException {
    file("proc/sys/kernel/osrelease", "6.8.0\n");
    file("proc/loadavg", "0.01 0.0 0.0 1/100 1\n");
    file("sys/fs/cgroup/cpu.max", "max 100000\n");
    file("proc/stat", "cpu  10 0 5 100 1 0 0 7 0 0\n");
    HostState state = new HostState(root);
    assertThat(state.warnings()).isEmpty();
    assertThat(HostState.between(state.times(), state.times())).isEmpty();
    assertThat(state.times()).isEqualTo(new HostState.Times(123, 100, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "5.15.0-100-generic, cfs, 750us, 0, 0, ''",
    "6.8.0, eevdf, 750us, 1.17, 0, newidle_call",
    "6.18.44-x, eevdf, 700us, 1.17, 0.75, newidle_ratio",
    "6.19.0, eevdf, 700us, 1.17, 0.75, ''",
    "6.19.0, eevdf, 700us, 1.17, 0, other"
  })
  void schedulerFollowsFromTheKernel(
      String release, String policy, String slice, String limit, String skips, String types)
      throws IOException {
    file("proc/sys/kernel/osrelease", release + "\n");
    if (!types.isEmpty()) {
      file("sys/kernel/btf/vmlinux", "\u0001\u0000sched_domain\u0000" + types + "\u0000\u0007");
    }
    file("proc/meminfo", "MemTotal:       16384000 kB\n");
    Draft draft = SimulatedRounds.draft(Kind.MACHINE, "vm-2c");
    MapNode processors = MapNode.empty(Position.of("test"));
    new HostFit(new HostState(root), draft).apply(processors);
    assertThat(draft.text("os.policy")).isEqualTo(policy);
    assertThat(draft.text("os.base-slice")).isEqualTo(slice);
    assertThat(draft.text("os.placement.search-limit")).isEqualTo(limit);
    assertThat(draft.text("os.placement.newly-idle-skips")).isEqualTo(skips);
    assertThat(draft.text("os.placement.hot-for")).isEqualTo("500us");
    assertThat(draft.text("memory")).isEqualTo("15.6GiB");
  }
}
