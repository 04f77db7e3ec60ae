package gilsim.calibration;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.TextNode;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.YamlPrinter;
import gilsim.scenario.YamlSource;
import gilsim.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file of a calibrated profile. It names the host in {@code origin.host} and is replaced only
 * by profiles of the same host.
 *
 * @param file where
 * @param host of this calibration
 */
record ProfileFile(Path file, String host) {
  private static final String ORIGIN = "origin";
  private static final String HOST = "host";
  private static final String PREFIX = "measured on ";
  private static final int LINE = 100;

  /**
   * Refuses to replace what is not ours.
   *
   * @throws CalibrationException if the file is there and no profile of this host
   */
  void requireOurs() {
    if (!Files.exists(file)) {
      return;
    }
    Optional<String> other = writtenFor();
    if (other.isEmpty()) {
      throw new CalibrationException(file + " is there and was not written by gilsim calibrate");
    }
    if (!other.get().equals(PREFIX + host)) {
      throw new CalibrationException(
          file
              + " describes another host ("
              + other.get().replace(PREFIX, "")
              + ", this one is "
              + host
              + ")");
    }
  }

  private Optional<String> writtenFor() {
    try {
      Node node = YamlSource.read(file);
      return node instanceof MapNode map && map.get(ORIGIN).orElse(null) instanceof MapNode origin
          ? origin.text(HOST)
          : Optional.empty();
    } catch (ScenarioException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes it, all or nothing.
   *
   * @param notes what a reader should know before trusting it
   */
  void write(Draft draft, List<String> notes) throws IOException {
    MapNode profile = draft.profile();
    Position here = Position.of("calibration");
    MapNode origin =
        ((MapNode) profile.get(ORIGIN).orElseThrow())
            .with(HOST, new TextNode(PREFIX + host, true, here));
    StringBuilder text = new StringBuilder();
    for (String note : notes) {
      comment(text, note);
    }
    text.append(YamlPrinter.print(profile.with(ORIGIN, origin)));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Lines of words; control characters of a host's name cannot end a comment. */
  private static void comment(StringBuilder text, String note) {
    StringBuilder line = new StringBuilder("# ");
    for (String word : note.replaceAll("\\p{Cntrl}", " ").split(" +", -1)) {
      if (line.length() + word.length() > LINE) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder("#   ");
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
