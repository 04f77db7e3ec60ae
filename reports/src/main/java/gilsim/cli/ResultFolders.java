package gilsim.cli;

import gilsim.comparison.ResultFolder;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The output folders that a command line names, and what is in them. */
final class ResultFolders {
  private static final String STORE = "store";
  private static final int DIGITS = 12;

  private ResultFolders() {}

  /**
   * Every folder once, in the order of the command line. One that holds no runs itself, but whose
   * own folders do, stands for these: so {@code compare} leaves several interpreters.
   */
  static List<Path> expand(List<Path> named) {
    Map<Path, Path> folders = new LinkedHashMap<>();
    for (Path folder : named) {
      List<Path> inside = Files.isDirectory(folder.resolve(STORE)) ? List.of() : inside(folder);
      (inside.isEmpty() ? List.of(folder) : inside)
          .forEach(one -> folders.putIfAbsent(one.toAbsolutePath().normalize(), one));
    }
    return new ArrayList<>(folders.values());
  }

  private static List<Path> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve(STORE)))
          .sorted(Comparator.comparing(ResultFolders::order))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version 3.8 comes before 3.13. */
  private static String order(Path folder) {
    return Pattern.compile("[0-9]+")
        .matcher(name(folder))
        .replaceAll(
            number -> "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
  }

  /** Reads them. Labels are the folders' names; where two have the same, their paths. */
  static List<ResultFolder> read(List<Path> folders) {
    List<ResultFolder> read = new ArrayList<>();
    for (Path folder : folders) {
      try (RunStore store = RunStore.read(folder)) {
        read.add(new ResultFolder(label(folder, folders), StoredResults.of(store)));
      }
    }
    return List.copyOf(read);
  }

  private static String label(Path folder, List<Path> all) {
    String name = name(folder);
    boolean alone = all.stream().filter(other -> name(other).equals(name)).count() == 1;
    return alone ? name : folder.toString();
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }
}
