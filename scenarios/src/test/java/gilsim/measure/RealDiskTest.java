package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.fixture.Scenarios;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that are real files: all requests are answered, and nothing is left. */
class RealDiskTest {
  private static final String DISK =
      RealRuns.head(1)
          + """
          devices: {disk: {type: queue, servers: 1, service: 10s, bandwidth: 1GB/s}}
          tasks: {t: {count: 4, do: [{io: {device: disk, size: 4KiB}}, {io: {device: disk, size: 3MiB}}]}}
          strategies:
            threads: {type: threads}
            loop: {type: asyncio}
            pool: {type: process-pool, workers: 2, start: spawn}
            each: {type: processes, start: fork}
          """;

  @TempDir private Path folder;
  private final Python python = Pythons.onPath();
  private final List<String> notes = new ArrayList<>();

  private List<StoredRun> measure(String text, RealDisk disk) {
    MeasureListener listener =
        new MeasureListener() {
          @Override
          public void note(String message) {
            notes.add(message);
          }
        };
    RealDisks disks = new RealDisks(List.of(disk));
    MeasureOptions options = new MeasureOptions(1, Optional.empty(), false, disks);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      MeasurePlan plan =
          new MeasurePlan(Scenarios.plan(folder, text), python, 1, disks, Optional.of(store));
      notes.addAll(plan.remarks());
      new Measurement(python, store, options, listener, new SteadyTime(400)).run(List.of(plan));
      return plan.cells().stream().map(cell -> store.find(cell.key(), 0).orElseThrow()).toList();
    }
  }

  /** A played disk would take 80 s for it, the real one is not even asked how long a service is. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesThePlaceOfTheDevice(boolean reads) throws IOException {
    Path named = Files.createDirectory(folder.resolve("a disk"));
    List<StoredRun> runs = measure(DISK, new RealDisk("disk", named, reads));
    assertThat(runs).hasSize(4).allSatisfy(run -> assertThat(run.status()).isEqualTo("done"));
    assertThat(notes)
        .anySatisfy(note -> assertThat(note).contains("device disk was real files", "a disk"));
    assertThat(content(named)).isEmpty();
  }

  /** {@code /dev/full} cannot hold files, but a file system of one MiB can be had by root only. */
  @Test
  void aFullDiskIsNamed() throws Exception {
    Path named = Files.createDirectory(folder.resolve("small"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "none", named.toString())
            .redirectErrorStream(true)
            .start();
    mount.getInputStream().readAllBytes();
    Assumptions.assumeTrue(
        mount.waitFor() == 0, "skipped, because this user may not mount a small file system");
    try {
      List<StoredRun> runs = measure(DISK, new RealDisk("disk", named, false));
      assertThat(runs)
          .allSatisfy(
              run -> {
                assertThat(run.status()).isEqualTo("failed");
                assertThat(run.message()).contains("no room is left in " + named.toRealPath());
              });
      assertThat(notes).anySatisfy(note -> assertThat(note).contains("in memory"));
      assertThat(content(named)).isEmpty();
    } finally {
      new ProcessBuilder("umount", named.toString()).start().waitFor();
    }
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new RealDisk("disk", folder.resolve("no"), false))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("there is no folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: token-bucket, rate: 50/s, burst: 10}",
        "{type: connection-pool, size: 1, latency: 1ms}",
        "{type: queue, servers: 1, service: 1ms, capacity: 1, when-full: refuse}",
      })
  void whatIsNoDiskIsNotMeasured(String device) throws IOException {
    String text =
        RealRuns.head(1)
            + "devices: {disk: "
            + device
            + "}\ntasks: {t: {count: 1, do: [{io: {device: disk}}]}}\n"
            + "strategies: {threads: {type: threads}}\n";
    MeasurePlan plan =
        new MeasurePlan(
            Scenarios.plan(folder, text),
            python,
            1,
            new RealDisks(List.of(new RealDisk("disk", folder, false))),
            Optional.empty());
    assertThat(plan.size()).isZero();
    assertThat(plan.remarks())
        .anySatisfy(remark -> assertThat(remark).contains("device disk cannot be real files"));
  }

  /** Names of a scenario never become names of files. */
  @Test
  void filesAreNamedByNumbers() {
    RealDisks disks = new RealDisks(List.of(new RealDisk("disk", folder, false)));
    MeasurePlan plan =
        new MeasurePlan(Scenarios.plan(folder, DISK), python, 1, disks, Optional.empty());
    assertThat(plan.cells().get(0).request().get("devices").toString())
        .contains("where=" + folder.toAbsolutePath())
        .doesNotContain("name=");
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
