package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A process that is killed, or a disk that lost power, leaves a store that is cut off somewhere or
 * has wrong bytes in it. Running again must give what an undisturbed run gives.
 */
class KilledStoreTest {
  private static Path folder;
  private static Plan plan;
  private static String summary;
  private static String runs;

  @BeforeContainer
  static void runUndisturbed() throws IOException {
    folder = Files.createTempDirectory("killed");
    plan = Folders.plan(folder, BatchScenarios.PRECISE);
    Folders.run(folder.resolve("whole"), 2, plan);
    summary = Folders.text(folder.resolve("whole"), "summary.csv");
    runs = Folders.text(folder.resolve("whole"), "runs.csv");
  }

  @AfterContainer
  static void clean() throws IOException {
    delete(folder);
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path stored(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("store"))) {
      return files
          .filter(file -> file.toString().endsWith(".runs"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path copy() throws IOException {
    Path output = Files.createTempDirectory(folder, "copy");
    Path from = stored(folder.resolve("whole"));
    Files.createDirectories(output.resolve("store"));
    Files.copy(from, output.resolve("store").resolve(from.getFileName()));
    return output;
  }

  private static void assertContinues(Path output) throws IOException {
    Folders.run(output, 2, plan);
    assertThat(Folders.text(output, "summary.csv")).isEqualTo(summary);
    assertThat(Folders.text(output, "runs.csv")).isEqualTo(runs);
    delete(output);
  }

  @Property(tries = 25, seed = "20260701")
  void storeThatIsCutOffContinuesToTheSameResults(
      @ForAll @IntRange(min = 0, max = 10_000) int place) throws IOException {
    Path output = copy();
    try (FileChannel file = FileChannel.open(stored(output), StandardOpenOption.WRITE)) {
      file.truncate(file.size() * place / 10_000);
    }
    assertContinues(output);
  }

  @Property(tries = 15, seed = "20260702")
  void storeWithAWrongByteContinuesToTheSameResults(
      @ForAll @IntRange(min = 0, max = 9_999) int place,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    Path output = copy();
    Path stored = stored(output);
    byte[] bytes = Files.readAllBytes(stored);
    bytes[(int) ((long) bytes.length * place / 10_000)] ^= (byte) change;
    Files.write(stored, bytes);
    assertContinues(output);
  }

  @Property(tries = 5, seed = "20260703")
  void zerosAtTheEndAreIgnored(@ForAll @IntRange(min = 1, max = 100_000) int zeros)
      throws IOException {
    Path output = copy();
    try (FileChannel file =
        FileChannel.open(stored(output), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      file.write(ByteBuffer.allocate(zeros));
    }
    assertThat(Folders.results(output)).hasSize(1);
    assertThat(Folders.results(output).get(0).warnings())
        .isEqualTo(
            List.of(
                zeros
                    + " bytes at the end of "
                    + stored(output)
                    + " hold no whole run and are ignored"));
    assertContinues(output);
  }
}
