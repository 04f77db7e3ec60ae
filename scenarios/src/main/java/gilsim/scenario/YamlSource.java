package gilsim.scenario;

import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 into nodes with positions, and refuses what could do harm. */
public final class YamlSource {
  private static final int MOST_BYTES = 1 << 20;

  private YamlSource() {}

  /**
   * Reads a file.
   *
   * @param file a file of at most 1 MiB, UTF-8
   * @throws ScenarioException if it cannot be read or is not a single YAML document
   */
  public static Node read(Path file) {
    return parse(text(file), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param text one YAML document
   * @param source what to call it in messages
   * @throws ScenarioException if it is not a single YAML document
   */
  public static Node parse(String text, String source) {
    try {
      return new YamlTree(source).read(text);
    } catch (MarkedYamlEngineException e) {
      if (unclosed(e)) {
        Position opened = e.getContextMark().map(mark -> position(source, mark)).orElseThrow();
        int noticed = e.getProblemMark().orElseThrow().getLine() + 1;
        throw failure(
            opened,
            "not valid YAML: what opens here is not closed, or a comma is missing; noticed in line "
                + noticed
                + ": "
                + e.getProblem());
      }
      Position position =
          e.getProblemMark()
              .or(e::getContextMark)
              .map(mark -> position(source, mark))
              .orElseGet(() -> Position.of(source));
      throw failure(position, "not valid YAML: " + e.getProblem() + hint(e));
    } catch (YamlEngineException e) {
      throw failure(Position.of(source), "not valid YAML: " + firstLine(e.getMessage()));
    }
  }

  /** What most often makes the parser say so, and what to do. */
  private static String hint(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("mapping values are not allowed")) {
      return "; a text that holds a colon and a space needs quotes, and keys of one map the same indent";
    }
    return problem.contains("TAB") ? "; indent with spaces" : "";
  }

  /** True if the braces or brackets of a flow map or list were open where it went wrong. */
  private static boolean unclosed(MarkedYamlEngineException e) {
    String context = String.valueOf(e.getContext());
    return (context.contains("flow mapping") || context.contains("flow sequence"))
        && e.getContextMark().isPresent()
        && e.getProblemMark().isPresent();
  }

  static Position position(String source, Mark mark) {
    return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  /** The content of a text file of at most 1 MiB, without a byte order mark. */
  static String text(Path file) {
    Position position = Position.of(file.toString());
    if (Files.isDirectory(file)) {
      throw failure(position, "is a folder; name a file");
    }
    if (!Files.exists(file)) {
      throw failure(position, "there is no such file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (AccessDeniedException e) {
      throw failure(position, "cannot be read: permission denied");
    } catch (IOException e) {
      throw failure(position, "cannot be read: " + e.getMessage());
    }
    if (bytes.length > MOST_BYTES) {
      throw failure(
          position, "is larger than 1 MiB; keep long lists of values in files (empirical, trace)");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw failure(position, "is not UTF-8 text; save it as UTF-8");
    }
  }

  static ScenarioException failure(Position position, String message) {
    return new ScenarioException(List.of(Problem.at(position, "", "", message)));
  }
}
