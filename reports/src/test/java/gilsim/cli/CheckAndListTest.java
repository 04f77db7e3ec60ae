package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckAndListTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void resolvedScenarioIsAScenario() {
    assertThat(shell.run("check", "--show", shell.file("small.yaml", Shell.SMALL))).isZero();
    String resolved = shell.out();
    assertThat(resolved).startsWith("gilsim: 1\nname: small\n").contains("switch-interval: 5ms");

    assertThat(shell.run("check", "--show", shell.file("again.yaml", resolved))).isZero();
    assertThat(shell.out()).isEqualTo(resolved);
  }

  @Test
  void setHoldsForEveryScenario() {
    String one = shell.file("one.yaml", Shell.SMALL.replace("sweep: {machine.cores: [1, 2]}", ""));
    String two =
        shell.file("two.yaml", Shell.SMALL.replace("small", "other").replace("[1, 2]", "[4]"));

    assertThat(shell.run("check", one, two, "--show", "--set", "machine.threads-per-core=2"))
        .isZero();
    assertThat(shell.out().split("threads-per-core: 2", -1)).hasSize(3);
  }

  @Test
  void folderStandsForItsScenariosInTheOrderOfNames() {
    shell.file("b.yaml", Shell.SMALL.replace("small", "second"));
    shell.file("a.yaml", Shell.SMALL.replace("small", "first"));
    shell.file("notes.txt", "no scenario");

    assertThat(shell.run("check", folder.toString(), folder.resolve("a.yaml").toString())).isZero();
    assertThat(shell.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("first: fine: "),
            line -> assertThat(line).startsWith("second: fine: "));
  }

  @Test
  void linkStandsForTheScenarioWithTheFilesBesideIt() throws IOException {
    Path set = Files.createDirectory(folder.resolve("set"));
    shell.file("machine.yaml", "{cores: 2}");
    String text = Shell.SMALL.replaceFirst("(?m)^machine: .*$", "machine: machine.yaml");
    assertThat(text).contains("machine.yaml");
    shell.file("small.yaml", text);
    Path link = Files.createSymbolicLink(set.resolve("linked.yaml"), Path.of("..", "small.yaml"));

    for (Path named : List.of(set, link)) {
      assertThat(shell.run("check", named.toString())).isZero();
      assertThat(shell.out()).startsWith("small: fine: ");
    }
  }

  @Test
  void dryRunSaysWhatWouldBeSimulated() {
    String file = shell.file("small.yaml", Shell.SMALL);

    assertThat(shell.run("run", "--dry-run", file, "--replications", "7")).isZero();
    assertThat(shell.out())
        .contains("points        2: machine.cores = 1, 2", "sequential, threads, processes")
        .containsPattern("replications +7\n +runs +42\n");
    assertThat(shell.err()).contains(Path.of("results", "small").toString());

    assertThat(shell.run("run", "--dry-run", file, "--strategy", "threads", "--format", "json"))
        .isZero();
    JsonNode plan = JsonMapper.builder().build().readTree(shell.out()).get(0);
    assertThat(plan.get("cells").asInt()).isEqualTo(2);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void listShowsWhatThereIs() {
    assertThat(shell.run("list")).isZero();
    assertThat(shell.out())
        .contains(
            "cpython-3.14",
            "plain-4c",
            "process-pool",
            "device-utilization/<device>",
            "makespan",
            "nvme");
    assertThat(shell.err()).isEmpty();

    assertThat(shell.run("list", "metrics", "--format", "json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(shell.out()))
        .anySatisfy(item -> assertThat(item.get("name").asString()).isEqualTo("makespan"));

    assertThat(shell.run("list", "strategies", "--format", "csv")).isZero();
    assertThat(shell.out()).startsWith("kind,name,detail,description\nstrategies,sequential,");
  }

  @Test
  void schemaIsJson() {
    assertThat(shell.run("schema")).isZero();
    assertThat(JsonMapper.builder().build().readTree(shell.out()).get("$defs")).isNotEmpty();
  }

  @Test
  void coloursOnlyOnATerminalThatWantsThem() {
    shell.onTerminal();
    shell.run("list", "devices");
    assertThat(shell.out()).contains("\u001b[");

    shell.run("list", "devices", "--no-color");
    assertThat(shell.out()).doesNotContain("\u001b");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : new String[] {"run", "check", "report", "list"}) {
      assertThat(shell.run(command, "--help")).isZero();
      assertThat(shell.out()).contains("Usage: gilsim " + command, "--format=FORMAT");
    }
    assertThat(shell.run()).isZero();
    assertThat(shell.out()).contains("Usage: gilsim", "  run ", "Exit codes: 0 done");
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.out()).startsWith("gilsim ");
  }

  @Test
  void readerThatWentAwayIsNoErrorButAFullDiskIs() {
    assertThat(shell.into(failing("Broken pipe")).run("list")).isZero();
    assertThat(shell.err()).isEmpty();

    assertThat(shell.into(failing("No space left on device")).run("list"))
        .isEqualTo(ExitCode.ENVIRONMENT.number());
    assertThat(shell.err()).contains("cannot write to standard output: No space left on device");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void verboseShowsTheStack() throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), "x: 1\n");
    assertThat(shell.run("check", folder.toString(), "--verbose")).isEqualTo(2);
    assertThat(shell.err()).contains("ScenarioException", "\tat gilsim.");
  }
}
