package gilsim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where results go when the command line does not say. */
final class OutputFolder {
  private static final Path RESULTS = Path.of("results");

  private OutputFolder() {}

  /**
   * {@code results/NAME}: of one scenario its name, of a folder of scenarios the folder's, else the
   * first name and how many more there are.
   *
   * @param current the current folder
   * @param named what the command line names
   * @param names the names of what it stands for, at least one
   */
  static Path choose(Path current, List<Path> named, List<String> names) {
    return current.resolve(RESULTS).resolve(name(named, names));
  }

  private static String name(List<Path> named, List<String> names) {
    if (names.size() == 1) {
      return names.get(0);
    }
    if (named.size() == 1 && Files.isDirectory(named.get(0))) {
      Path folder = named.get(0).toAbsolutePath().normalize().getFileName();
      if (folder != null) {
        return folder.toString();
      }
    }
    return names.get(0) + "-and-" + (names.size() - 1) + "-more";
  }
}
