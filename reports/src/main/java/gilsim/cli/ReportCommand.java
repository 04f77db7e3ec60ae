package gilsim.cli;

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
    description = "Builds reports from stored results; several folders stand side by side.")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Output folders of gilsim run.")
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
    if (folders.size() == 1) {
      Path into = target.orElse(folders.get(0));
      try (RunStore store = RunStore.read(folders.get(0))) {
        List<Results> results = StoredResults.of(store);
        writer.tables(results);
        writer.warnings(results);
        writer.data(store, results, into);
        writer.report(results, into);
      }
    } else {
      List<Results> results = SideBySide.of(folders);
      writer.tables(results);
      writer.warnings(results);
      writer.report(results, target.orElseGet(this::standard));
    }
    return ExitCode.DONE.number();
  }

  private Path standard() {
    List<String> names = new ArrayList<>();
    folders.forEach(
        folder -> names.add(folder.toAbsolutePath().normalize().getFileName().toString()));
    return OutputFolder.choose(terminal.folder(), List.of(), names);
  }
}
