package gilsim.cli;

import gilsim.comparison.SideBySide;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gilsim report}: builds reports from stored results without simulating. */
@Command(
    name = "report",
    description =
        "Builds reports from stored results; several folders, of other interpreters or machines, stand"
            + " side by side.")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Output folders of gilsim run, measure or compare, copied from where you like.")
  private List<Path> folders = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Where the report goes; if left out, the folder itself, or results/NAME of the first and"
              + " how many more.")
  private Optional<Path> target = Optional.empty();

  @Mixin private OutputOptions output = new OutputOptions();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OutputWriter writer = new OutputWriter(terminal, output);
    List<Path> all = ResultFolders.expand(folders);
    if (all.size() == 1) {
      Path into = target.orElse(all.get(0));
      try (RunStore store = RunStore.read(all.get(0))) {
        List<Results> results = StoredResults.of(store);
        writer.tables(results);
        writer.warnings(results);
        writer.data(store, results, into);
        writer.report(results, into);
      }
    } else {
      SideBySide sideBySide = new SideBySide(ResultFolders.read(all));
      writer.tables(sideBySide);
      writer.warnings(sideBySide.named());
      writer.report(sideBySide, target.orElseGet(this::standard));
    }
    return ExitCode.DONE.number();
  }

  /** One folder that stands for those in it has their report. */
  private Path standard() {
    if (folders.size() == 1) {
      return folders.get(0);
    }
    List<String> names = new ArrayList<>();
    folders.forEach(
        folder -> names.add(folder.toAbsolutePath().normalize().getFileName().toString()));
    return OutputFolder.choose(terminal.folder(), List.of(), names);
  }
}
