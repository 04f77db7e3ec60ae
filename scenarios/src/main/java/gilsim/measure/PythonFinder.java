package gilsim.measure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file that {@code --python} names. */
final class PythonFinder {
  private PythonFinder() {}

  /**
   * A path if there is a separator in the text, else a name that is looked up in the folders of
   * PATH, as a shell does.
   *
   * @param named path or name; may hold spaces
   * @param searchPath the folders, separated as in the environment variable PATH
   * @throws PythonException if there is no such file, or it cannot be executed
   */
  static Path find(String named, String searchPath) {
    if (named.isBlank()) {
      throw new PythonException("--python is empty; name an interpreter, such as python3");
    }
    try {
      return named.contains(File.separator) ? atPath(named) : onPath(named, searchPath);
    } catch (InvalidPathException e) {
      throw new PythonException("'" + named + "' is not a path (" + e.getReason() + ")", e);
    }
  }

  private static Path atPath(String named) {
    Path file = Path.of(named).toAbsolutePath();
    if (!Files.exists(file)) {
      throw new PythonException("there is no interpreter " + named + "; give its path or its name");
    }
    if (Files.isDirectory(file)) {
      throw new PythonException(
          named + " is a folder, not an interpreter; perhaps " + named + "/bin/python3 is meant");
    }
    if (!Files.isExecutable(file)) {
      throw new PythonException(named + " may not be executed; is it the interpreter?");
    }
    return file;
  }

  private static Path onPath(String named, String searchPath) {
    Optional<Path> unusable = Optional.empty();
    for (String folder : searchPath.split(File.pathSeparator)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(named).toAbsolutePath();
      if (Files.isRegularFile(file)) {
        if (Files.isExecutable(file)) {
          return file;
        }
        unusable = Optional.of(file);
      }
    }
    throw new PythonException(
        unusable
            .map(file -> file + " may not be executed; is it the interpreter?")
            .orElse(
                "no interpreter '"
                    + named
                    + "' in the folders of PATH; give its path, such as --python"
                    + " /usr/bin/python3"));
  }
}
