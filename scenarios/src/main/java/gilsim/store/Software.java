package gilsim.store;

import gilsim.experiment.ModelRevision;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What simulates.
 *
 * @param version of gilsim; {@code unknown} if it does not run from its jars
 * @param commit of the checkout that the launcher names (system property {@code gilsim.home}), with
 *     {@code -dirty} if files were changed since; {@code unknown} without Git
 * @param model revision of the model
 */
public record Software(String version, String commit, String model) {
  private static final String UNKNOWN = "unknown";
  private static final int PATIENCE_SECONDS = 5;

  /** The software of this process. */
  public static Software here() {
    return new Software(
        Optional.ofNullable(Software.class.getPackage().getImplementationVersion()).orElse(UNKNOWN),
        Optional.ofNullable(System.getProperty("gilsim.home"))
            .map(Software::commit)
            .orElse(UNKNOWN),
        ModelRevision.here());
  }

  private static String commit(String home) {
    ProcessBuilder git =
        new ProcessBuilder(
            "git", "-C", home, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
    // An unpacked archive inside somebody's repository is not that repository's commit.
    File above = new File(home).getAbsoluteFile().getParentFile();
    git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    git.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(above));
    git.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = git.start();
      process.getOutputStream().close();
      // One short line fits into the pipe, so git ends without anybody reading.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return UNKNOWN;
      }
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? text.strip() : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
