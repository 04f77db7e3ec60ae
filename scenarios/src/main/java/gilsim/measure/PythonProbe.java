package gilsim.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a file what Python it is. */
final class PythonProbe {
  private static final String MARK = "gilsim-python ";

  /** A cold start from a slow disk takes seconds. */
  private static final int PATIENCE_SECONDS = 30;

  private final String named;
  private final Path file;

  /**
   * A probe.
   *
   * @param named as the user named it, for messages
   */
  PythonProbe(String named, Path file) {
    this.named = named;
    this.file = file;
  }

  /**
   * The answer.
   *
   * @throws PythonException if it gives none
   */
  PythonFacts ask() {
    try (PrivateFolder folder = new PrivateFolder()) {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(file.toString(), "-E", "-s", folder.extract("facts.py").toString()));
      command.addAll(Python.MODULES);
      Path out = folder.path().resolve("out");
      Path err = folder.path().resolve("err");
      int exit =
          run(
              new ProcessBuilder(command)
                  .directory(folder.path().toFile())
                  .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                  .redirectOutput(out.toFile())
                  .redirectError(err.toFile()));
      return facts(out).orElseThrow(() -> noPython(exit, new Said(err).last()));
    }
  }

  private int run(ProcessBuilder builder) {
    Process process = null;
    try {
      process = builder.start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new PythonException(
          named
              + " did not say within "
              + PATIENCE_SECONDS
              + " s which Python it is; does it start at all?");
    } catch (IOException e) {
      throw new PythonException(named + " cannot be run (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PythonException("interrupted while " + named + " was asked which Python it is", e);
    } finally {
      if (process != null && process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  private static Optional<PythonFacts> facts(Path out) {
    try {
      String text = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith(MARK))
          .findFirst()
          .map(line -> line.substring(MARK.length()))
          .map(json -> JsonMapper.shared().readValue(json, PythonFacts.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private PythonException noPython(int exit, String said) {
    return new PythonException(
        named
            + " is no Python interpreter: asked which one it is, it ended with exit code "
            + exit
            + (said.isEmpty() ? "" : " and said: " + said));
  }
}
