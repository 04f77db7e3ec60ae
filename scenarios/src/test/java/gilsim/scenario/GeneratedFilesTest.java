package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The generated files in the repository are those that the code generates now. */
class GeneratedFilesTest {
  private static final String UPDATE = "gilsim.update";
  private static final String COMMAND =
      "mvn -pl scenarios -am test -Dtest=GeneratedFilesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgilsim.update=true";

  private static void check(String name, String content) throws IOException {
    Path file = Path.of("docs", name);
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
    assertThat(file).as("run " + COMMAND).exists();
    assertThat(Files.readString(file))
        .as("%s is out of date; run %s", file, COMMAND)
        .isEqualTo(content);
  }

  @Test
  void schema() throws IOException {
    check("scenario.schema.json", ScenarioSchema.json());
  }

  @Test
  void reference() throws IOException {
    check("scenario-reference.md", ScenarioReference.markdown());
  }
}
