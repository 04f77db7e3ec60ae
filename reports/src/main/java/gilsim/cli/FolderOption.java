package gilsim.cli;

import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that leave a folder of results. */
final class FolderOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the results go; results/NAME of the scenario if left out.")
  private Optional<Path> folder = Optional.empty();

  /**
   * Where they go.
   *
   * @param named what the command line names
   * @param plans what it stands for, at least one
   */
  Path of(Terminal terminal, List<Path> named, List<Plan> plans) {
    return folder.orElseGet(
        () ->
            OutputFolder.choose(
                terminal.folder(), named, plans.stream().map(Plan::scenario).toList()));
  }
}
