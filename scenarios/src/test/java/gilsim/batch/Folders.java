package gilsim.batch;

import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import gilsim.store.Exports;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plans scenarios written in a test and runs them into output folders. */
final class Folders {
  private Folders() {}

  /** Writes a scenario file and plans it. */
  static Plan plan(Path folder, String text, String... sets) throws IOException {
    String name = "scenario-" + Integer.toHexString(text.hashCode()) + ".yaml";
    Path file = Files.writeString(folder.resolve(name), text);
    return new Planner(new ProfileFolder(Path.of("profiles")), new Host(folder, 2))
        .plan(file, List.of(sets), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  /** Runs plans and writes the outputs. */
  static BatchOutcome run(Path output, int jobs, Plan... plans) {
    return run(output, new BatchOptions(jobs, false), BatchListener.none(), plans);
  }

  /** Runs plans and writes the outputs. */
  static BatchOutcome run(
      Path output, BatchOptions options, BatchListener listener, Plan... plans) {
    try (RunStore store = RunStore.open(output)) {
      BatchOutcome outcome = new Batch(store, options, listener).run(List.of(plans));
      Exports.writeText(store, StoredResults.of(store), output);
      return outcome;
    }
  }

  /** The results that an output folder holds. */
  static List<Results> results(Path output) {
    try (RunStore store = RunStore.read(output)) {
      return StoredResults.of(store);
    }
  }

  /** The text of an output file. */
  static String text(Path output, String file) throws IOException {
    return Files.readString(output.resolve(file));
  }
}
