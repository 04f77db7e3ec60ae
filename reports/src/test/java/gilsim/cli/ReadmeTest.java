package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type works, and what it says about the library is true. */
class ReadmeTest {
  private static final Path README = Shell.HOME.resolve("README.md");

  /** A command in a block or in the text; what follows a # is for people. */
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|`)\\./gilsim ([^`#\\n]+)", Pattern.MULTILINE);

  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static String readme() throws IOException {
    return Files.readString(README);
  }

  private List<String> commands() throws IOException {
    Matcher yaml = YAML.matcher(readme());
    assertThat(yaml.find()).as("an example of a scenario").isTrue();
    Path example = Files.writeString(folder.resolve("example.yaml"), yaml.group(1));
    List<String> commands = new ArrayList<>();
    Matcher command = COMMAND.matcher(readme());
    while (command.find()) {
      commands.add(
          command
              .group(1)
              .strip()
              .replace("scenarios/library", Shell.HOME.resolve("scenarios/library").toString())
              .replace("FILE", example.toString()));
    }
    return commands;
  }

  @Test
  void everyCommandWorks() throws IOException {
    List<String> commands = commands();
    assertThat(commands).anyMatch(command -> command.startsWith("run "));
    for (String command : commands) {
      Shell shell = new Shell(folder);
      assertThat(shell.run(command.split(" +")))
          .as("%s: %s", command, shell.err())
          .isEqualTo(ExitCode.DONE.number());
    }
    assertThat(folder.resolve("results/one-core-one-gil/report.html")).isNotEmptyFile();
  }

  /** Without it nobody can write a scenario. */
  @Test
  void theReferenceOfScenariosIsLinked() throws IOException {
    String reference = "scenarios/docs/scenario-reference.md";
    assertThat(readme()).contains("](" + reference + ")");
    assertThat(Shell.HOME.resolve(reference)).isNotEmptyFile();
  }

  @Test
  void everyLessonOfTheLibraryIsNamed() throws IOException {
    String readme = readme();
    try (var files = Files.list(Shell.HOME.resolve("scenarios/library"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".yaml") && !name.contains("-published-"))
          .allSatisfy(
              name -> assertThat(readme).contains("`" + name.substring(0, name.length() - 5)));
    }
  }
}
