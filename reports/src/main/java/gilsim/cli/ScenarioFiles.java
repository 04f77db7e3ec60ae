package gilsim.cli;

import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.scenario.ScenarioException;
import gilsim.store.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios that a command line names: files, and folders that stand for their files. */
final class ScenarioFiles {
  private static final String SUFFIX = ".yaml";

  private ScenarioFiles() {}

  /**
   * Every file once, in the order of the command line; the {@code *.yaml} files of a folder in the
   * order of their names. A symbolic link stands for its file, next to which the scenario's other
   * files are.
   *
   * @throws ScenarioException if a folder holds none or cannot be read
   */
  static List<Path> expand(List<Path> named) {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : named) {
      List<Path> here = Files.isDirectory(path) ? inFolder(path) : List.of(target(path));
      here.forEach(file -> files.putIfAbsent(identity(file), file));
    }
    return new ArrayList<>(files.values());
  }

  private static List<Path> inFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .filter(Files::isRegularFile)
              .sorted()
              .map(ScenarioFiles::target)
              .toList();
      if (files.isEmpty()) {
        throw wrong(folder, "the folder holds no *.yaml file; name a scenario");
      }
      return files;
    } catch (IOException e) {
      throw wrong(folder, "the folder cannot be read: " + FileFailure.reason(e));
    }
  }

  private static Path target(Path file) {
    return Files.isSymbolicLink(file) ? identity(file) : file;
  }

  private static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static ScenarioException wrong(Path path, String message) {
    return new ScenarioException(
        List.of(Problem.at(Position.of(path.toString()), "", "", message)));
  }
}
