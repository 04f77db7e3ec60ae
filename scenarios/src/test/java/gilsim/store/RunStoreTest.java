package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.experiment.DetectedWarmUp;
import gilsim.experiment.Outcome;
import gilsim.metric.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final RunKey KEY = new RunKey(1, 2);

  @TempDir Path folder;

  private static StoredRun run(String metric, double value) {
    return new StoredRun(Outcome.DONE, "", List.of(new MetricValue(metric, "s", value)), Map.of());
  }

  @Test
  void runsAreFoundAfterReopening() {
    try (RunStore store = RunStore.open(folder)) {
      store.keep(KEY, 3, run("makespan", 1.5));
      store.keep(KEY, 0, run("throughput", 2.5));
      store.keep(new RunKey(1, 3), 0, StoredRun.failed("broken"));
      store.keep(KEY, new DetectedWarmUp(7, false));
    }
    try (RunStore store = RunStore.read(folder)) {
      assertThat(store.find(KEY, 3)).contains(run("makespan", 1.5));
      assertThat(store.find(KEY, 0)).contains(run("throughput", 2.5));
      assertThat(store.find(KEY, 1)).isEmpty();
      assertThat(store.outcome(new RunKey(1, 3), 0)).contains(Outcome.FAILED);
      assertThat(store.find(new RunKey(1, 3), 0)).contains(StoredRun.failed("broken"));
      assertThat(store.warmUp(KEY)).contains(new DetectedWarmUp(7, false));
    }
  }

  @Test
  void runThatIsStoredTwiceIsTheLastOne() {
    try (RunStore store = RunStore.open(folder)) {
      store.keep(KEY, 0, run("makespan", 1));
    }
    try (RunStore store = RunStore.open(folder)) {
      store.keep(KEY, 0, run("makespan", 2));
      assertThat(store.find(KEY, 0)).contains(run("makespan", 2));
    }
    try (RunStore store = RunStore.read(folder)) {
      assertThat(store.find(KEY, 0)).contains(run("makespan", 2));
    }
  }

  /** Persian has digits of its own. */
  @Test
  void fileNamesDoNotDependOnTheLanguage() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR"));
      for (int i = 0; i < 2; i++) {
        try (RunStore store = RunStore.open(folder)) {
          store.keep(KEY, i, run("makespan", 1));
        }
      }
      assertThat(KEY.toString()).isEqualTo("00000000000000010000000000000002");
    } finally {
      Locale.setDefault(before);
    }
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .contains("000001.runs", "000002.runs");
    }
  }

  @Test
  void openingWithoutStoringLeavesNoFile() throws IOException {
    RunStore.open(folder).close();
    RunStore.open(folder).close();
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("lock");
    }
  }

  @Test
  void lockOfADeadProcessDoesNotBlock() throws IOException {
    Files.createDirectories(folder.resolve("store"));
    Files.writeString(folder.resolve("store").resolve("lock"), "process 1\n");
    RunStore.open(folder).close();
  }

  @Test
  void readingWorksBesideAWriter() {
    try (RunStore store = RunStore.open(folder)) {
      store.keep(KEY, 0, run("makespan", 1));
      try (RunStore reader = RunStore.read(folder)) {
        assertThat(reader.find(KEY, 0)).isPresent();
      }
    }
  }

  @Test
  void readerCannotWrite() throws IOException {
    RunStore.open(folder).close();
    try (RunStore reader = RunStore.read(folder)) {
      assertThatThrownBy(() -> reader.keep(KEY, 0, run("makespan", 1)))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void folderWithoutStoreIsNamed() {
    assertThatThrownBy(() -> RunStore.read(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("gilsim run");
  }

  @Test
  void fileInPlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "text");
    assertThatThrownBy(() -> RunStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("-o");
  }

  @Test
  void largeRunsAreStoredToo() {
    StoredRun large = StoredRun.failed("x".repeat(3_000_000));
    try (RunStore store = RunStore.open(folder)) {
      store.keep(KEY, 0, large);
      store.keep(KEY, 1, run("makespan", 1));
    }
    try (RunStore store = RunStore.read(folder)) {
      assertThat(store.find(KEY, 0)).contains(large);
      assertThat(store.find(KEY, 1)).isPresent();
    }
  }
}
