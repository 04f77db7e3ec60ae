package gilsim.experiment;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells one version of the model from another. It is a digest of the simulator's compiled code, not
 * a number that somebody has to remember to raise: whoever changes the model can never be shown
 * results of the old one. A harmless change costs a new simulation at worst.
 */
public final class ModelRevision {
  private static final int LENGTH = 16;

  private ModelRevision() {}

  /**
   * The revision of the model in this process: 16 hexadecimal digits.
   *
   * @throws IllegalStateException if the code that is running cannot be read
   */
  public static String here() {
    CodeSource source = ModelRevision.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("Java does not say where the simulator's code is");
    }
    try {
      return of(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the simulator's code cannot be read: " + e.getMessage(), e);
    }
  }

  /** The revision of a jar, or of a folder of class files. */
  static String of(Path code) throws IOException {
    MessageDigest digest = digest();
    try (Stream<Path> files = Files.walk(code)) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
