package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong files and command lines: exit code 2, a message that names the place, no stack trace. */
class WrongInputTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private void refused(int code, String... arguments) {
    assertThat(code).as(shell.err()).isEqualTo(ExitCode.WRONG_INPUT.number());
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .isNotBlank()
        .doesNotContain("Exception", "\tat ", "internal error")
        .contains(arguments);
  }

  private void refusedFile(String text, String... messages) {
    String file = shell.file("wrong.yaml", text);
    for (String command : new String[] {"check", "run"}) {
      refused(shell.run(command, file), messages);
      assertThat(shell.err()).contains("wrong.yaml");
    }
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void typoInAKey() {
    refusedFile(
        Shell.SMALL.replace("strategies:", "stratgies:"),
        "wrong.yaml:8:1: stratgies: unknown key; did you mean 'strategies'?");
  }

  /** Not that a dozen values are missing, which the profile would have. */
  @Test
  void whatOthersCallAPreset() {
    refusedFile(
        Shell.SMALL.replace("interpreter: cpython-3.11", "interpreter: {base: cpython-3.11}"),
        "interpreter.base: unknown key; did you mean 'preset'?");
    assertThat(shell.err()).doesNotContain("is missing");
    refusedFile(
        Shell.SMALL.replace("machine: plain-4c", "machine: {bas: plain-4c, cores: 2}"),
        "machine.bas: unknown key; did you mean 'preset'?");
  }

  @Test
  void badUnit() {
    refusedFile(Shell.SMALL.replace("5ms", "5mss"), "wrong.yaml:7:", "5mss");
  }

  @Test
  void hugeNumbers() {
    refusedFile(Shell.SMALL.replace("count: 4", "count: " + "9".repeat(400)), "wrong.yaml:7:");
    refusedFile(Shell.SMALL.replace("5ms", "1e400s"), "wrong.yaml:7:");
    refusedFile(Shell.SMALL.replace("[1, 2]", "{from: 1, to: 1000000000}"), "wrong.yaml:13:");
  }

  @Test
  void unsafeTag() {
    refusedFile(
        Shell.SMALL.replace("name: small", "name: !!javax.script.ScriptEngineManager [x]"),
        "wrong.yaml:2:7",
        "tags such as");
  }

  @Test
  void bombOfAliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8), i - 1));
    }
    refusedFile(bomb.toString(), "values (aliases counted)");
  }

  @Test
  void presetsInACircle() {
    shell.file("one.yaml", "preset: ./two.yaml\n");
    shell.file("two.yaml", "preset: ./one.yaml\n");
    refused(
        shell.run(
            "check", shell.file("wrong.yaml", Shell.SMALL.replace("cpython-3.11", "./one.yaml"))),
        "one.yaml:1:1",
        "circle");
  }

  @Test
  void binaryGarbage() throws IOException {
    byte[] garbage = new byte[5000];
    new Random(1).nextBytes(garbage);
    Path file = Files.write(folder.resolve("wrong.yaml"), garbage);

    refused(shell.run("check", file.toString()), "wrong.yaml: is not UTF-8 text");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    refused(
        shell.run("check", shell.file("wrong.yaml", Shell.SMALL.replace("5ms", "\"5\\e[31mms\""))),
        "wrong.yaml:7");
    assertThat(shell.err()).doesNotContain("\u001b").contains("\\u001b");
  }

  @Test
  void emptyFilesFoldersAndMissingFiles() throws IOException {
    refusedFile("", "is empty");
    refused(shell.run("run", folder.resolve("none.yaml").toString()), "there is no such file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused(shell.run("run", empty.toString()), "holds no *.yaml file");
  }

  @Test
  void resultsFromElsewhereAreCheckedBeforeAnythingRuns() {
    shell.file("seen.csv", "scenario,strategy,metric\n");
    refused(
        shell.run("run", shell.file("wrong.yaml", Shell.SMALL + "observed: [seen.csv]\n")),
        "seen.csv:1: the column 'unit' is missing");
  }

  @Test
  void everyFileIsCheckedAndEveryErrorSaid() {
    String good = shell.file("good.yaml", Shell.SMALL);
    String bad = shell.file("bad.yaml", Shell.SMALL.replace("plain-4c", "plain-4k"));
    String worse = shell.file("worse.yaml", Shell.SMALL.replace("5ms", "5 bananas"));

    assertThat(shell.run("check", bad, good, worse)).isEqualTo(2);
    assertThat(shell.out())
        .isEqualTo(
            "small: fine: 2 points x 3 strategies = 6 cells, "
                + "3 replications of each: 18 runs\n");
    assertThat(shell.err()).contains("bad.yaml:4:10", "did you mean 'plain-4c'?", "worse.yaml:7");
  }

  @Test
  void scenariosOfOneNameCannotShareAFolder() {
    String one = shell.file("one.yaml", Shell.SMALL);
    String two = shell.file("two.yaml", Shell.SMALL);
    refused(shell.run("run", one, two), "two.yaml: name:", "one.yaml has the same name");
    assertThat(shell.run("check", one, two)).isEqualTo(2);
    assertThat(shell.err()).contains("two.yaml: name:", "one.yaml has the same name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "chek                          | unknown command 'chek'; did you mean 'check'?",
        "frobnicate                    | unknown command 'frobnicate'",
        "check --shwo FILE             | unknown option '--shwo'; did you mean '--show'?",
        "run --job=3 FILE              | unknown option '--job'; did you mean '--jobs'?",
        "run                           | missing required parameter: 'SCENARIO'",
        "run --jobs x FILE             | '--jobs': 'x' is not a whole number",
        "run --jobs 0 FILE             | --jobs must be at least 1",
        "run --replications 0 FILE     | --replications: run.replications: must be a whole number",
        "run --seed 1.5 FILE           | '--seed': '1.5' is not a whole number",
        "run --strategy thread FILE    | there is no strategy 'thread'; did you mean 'threads'?",
        "run --set machine.cors=3 FILE | 'machine.cors' exists nowhere",
        "run --set machine.cores=3 FILE | the scenario sweeps machine.cores, which replaces it",
        "run -o= FILE                  | name a file or folder",
        "run --set machine.cores FILE  | write --set path=value",
        "run --set FILE                | missing",
        "run --format xml FILE         | 'xml' is none of table, csv and json",
        "list machins                  | there is no list 'machins'; did you mean 'machines'?",
        "list machines devices         | 'devices' is one argument too many",
        "compare --tolerance 10 FILE   | --tolerance: must be a share from 0 to 1 (it is '10')",
      })
  void wrongCommandLines(String line, String message) {
    String file = shell.file("small.yaml", Shell.SMALL);
    String[] arguments =
        line.strip().replaceAll("FILE$", java.util.regex.Matcher.quoteReplacement(file)).split(" ");

    refused(shell.run(arguments), message.strip());
  }
}
