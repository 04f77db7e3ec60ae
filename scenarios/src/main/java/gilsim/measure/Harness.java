package gilsim.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a script of this package with a Python interpreter: a request goes in, an answer comes out.
 *
 * <p>The script is called as {@code SCRIPT REQUEST ANSWER}, two files of JSON: it reads the first
 * and writes the second, or {@code {"error": "…"}} into it if it cannot do what it is asked. Each
 * line of its standard output is progress. It runs in a private temporary folder and in a session
 * of its own, isolated from the user's modules and from Python's environment variables; no shell is
 * involved, and no process that it started survives it.
 */
public final class Harness implements AutoCloseable {
  private final Python python;
  private final PrivateFolder folder;
  private final Path supervisor;
  private final Path main;
  private int calls;

  private Harness(Python python, PrivateFolder folder, Script script) {
    this.python = python;
    this.folder = folder;
    this.supervisor = folder.extract("supervise.py");
    this.main = folder.extract(script.main());
    script.others().forEach(folder::extract);
  }

  /**
   * Puts the files of a script where the interpreter finds them.
   *
   * @throws PythonException if there is no room for them
   */
  public static Harness open(Python python, Script script) {
    return new Harness(python, new PrivateFolder(), script);
  }

  /**
   * Runs the script once. Whatever happens, nothing that it started is left running.
   *
   * @param request written as JSON
   * @param patience how long it may take
   * @param progress hears every line of its standard output, in another thread
   * @return its answer
   * @throws PythonException if it takes longer, dies, fails or has no answer
   * @throws InterruptedException if this thread was interrupted; the script was ended
   */
  public JsonNode run(Object request, Duration patience, Consumer<String> progress)
      throws InterruptedException {
    calls++;
    String requestText = JsonMapper.shared().writeValueAsString(request);
    Path question = folder.write("request-" + calls + ".json", requestText);
    Path answer = folder.path().resolve("answer-" + calls + ".json");
    Path said = folder.path().resolve("stderr-" + calls + ".txt");
    try (Supervised script =
        Supervised.start(command(question, answer), folder.path(), said, progress)) {
      if (!script.await(patience)) {
        throw new PythonException(
            python.named()
                + " did not finish within "
                + patience.toSeconds()
                + " s and was stopped"
                + quoted(new Said(said)));
      }
      return answer(script.exitCode(), answer, new Said(said));
    } catch (IOException e) {
      throw new PythonException(python.executable() + " cannot be run (" + e.getMessage() + ")", e);
    }
  }

  private List<String> command(Path question, Path answer) {
    List<String> command = new ArrayList<>();
    command.add(python.executable().toString());
    // -I does not exist in Python 2.
    command.addAll(python.facts().atLeast(3, 4) ? List.of("-I", "-S") : List.of("-E", "-s", "-S"));
    command.add(supervisor.toString());
    command.add(main.toString());
    command.add(question.toString());
    command.add(answer.toString());
    return command;
  }

  private JsonNode answer(int exit, Path file, Said said) {
    if (exit > 128) {
      throw new PythonException(
          python.named() + " was ended by " + Signals.name(exit - 128) + quoted(said));
    }
    if (exit != 0 || !Files.exists(file)) {
      throw new PythonException(
          python.named() + " failed with exit code " + exit + " and no answer" + quoted(said));
    }
    try {
      JsonNode answer = JsonMapper.shared().readTree(file);
      if (answer.hasNonNull("error")) {
        throw new PythonException(python.named() + ": " + answer.get("error").asString());
      }
      return answer;
    } catch (JacksonException e) {
      throw new PythonException(
          python.named() + " answered something that is no JSON (" + e.getMessage() + ")", e);
    }
  }

  private static String quoted(Said said) {
    String last = said.last();
    return last.isEmpty() ? "" : "; it said last: " + last;
  }

  /** Folders that are removed, too, if this program is killed: {@code supervise.py} reads this. */
  void alsoRemove(List<Path> folders) {
    folder.write("remove.txt", String.join("\0", folders.stream().map(Path::toString).toList()));
  }

  /** Where its files are. */
  Path folder() {
    return folder.path();
  }

  /** Removes the files. */
  @Override
  public void close() {
    folder.close();
  }
}
