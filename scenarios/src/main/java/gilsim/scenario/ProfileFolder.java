package gilsim.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the named profiles: {@code machines/*.yaml}, {@code interpreters/*.yaml} and
 * {@code devices/*.yaml}.
 *
 * @param folder the folder; need not exist, and then has no profiles
 */
public record ProfileFolder(Path folder) {
  private static final String SUFFIX = ".yaml";

  /** What a profile describes. */
  public enum Kind {
    /** A machine with its operating system. */
    MACHINE("machine", "machines"),
    /** An interpreter. */
    INTERPRETER("interpreter", "interpreters"),
    /** A device. */
    DEVICE("device", "devices");

    private final String label;
    private final String folder;

    Kind(String label, String folder) {
      this.label = label;
      this.folder = folder;
    }

    /** The word for one. */
    public String label() {
      return label;
    }
  }

  /** The profiles of a checkout. */
  public static ProfileFolder ofCheckout(Path home) {
    return new ProfileFolder(home.resolve("scenarios").resolve("profiles"));
  }

  /** The names of all profiles of a kind, in natural order (3.9 before 3.10). */
  public List<String> names(Kind kind) {
    Path files = folder.resolve(kind.folder);
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted(ProfileFolder::compareNaturally)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The file of a named profile. */
  public Optional<Path> find(Kind kind, String name) {
    return names(kind).contains(name)
        ? Optional.of(folder.resolve(kind.folder).resolve(name + SUFFIX))
        : Optional.empty();
  }

  private static int compareNaturally(String a, String b) {
    return padded(a).compareTo(padded(b));
  }

  private static String padded(String name) {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
      text.append(
          !part.isEmpty() && Character.isDigit(part.charAt(0))
              ? "0".repeat(Math.max(0, 9 - part.length()))
              : "");
      text.append(part);
    }
    return text.toString();
  }
}
