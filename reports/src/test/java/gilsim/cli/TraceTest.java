package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gilsim trace} as a user meets it. */
class TraceTest {
  @TempDir Path folder;
  private Shell shell;
  private String scenario;

  @BeforeEach
  void writeScenario() {
    shell = new Shell(folder);
    scenario = shell.file("small.yaml", Shell.SMALL);
  }

  @Test
  void writesATimelineAndItsPictureAndSaysWhatItTook() throws IOException {
    assertThat(shell.run("trace", scenario)).as(shell.err()).isZero();

    assertThat(folder.resolve("small-sequential-trace.json")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("small-sequential-trace.svg")))
        .startsWith("<?xml")
        .contains("hardware thread 0", "MainProcess GIL", "simulated time (ms)", "gil-held");
    assertThat(folder.resolve("small-sequential-trace.png")).isNotEmptyFile();
    assertThat(shell.out()).contains("small-sequential-trace.json");
    assertThat(shell.err())
        .contains("the first of sequential, threads, processes", "--strategy LABEL")
        .contains("point cores=1, the first of 2", "--set 'sweep={machine.cores: [VALUE]}'");
  }

  @Test
  void theSameCommandWritesTheSameBytes() throws IOException {
    String[] command = {"trace", scenario, "--strategy", "processes", "-o", "", "--quiet"};
    command[5] = folder.resolve("sub/a.json").toString();
    assertThat(shell.run(command)).isZero();
    assertThat(shell.err()).isEmpty();
    command[5] = folder.resolve("sub/b.json").toString();
    assertThat(shell.run(command)).isZero();

    for (String suffix : new String[] {".json", ".svg", ".png"}) {
      assertThat(folder.resolve("sub/a" + suffix))
          .hasSameBinaryContentAs(folder.resolve("sub/b" + suffix));
    }
    try (var files = Files.list(folder.resolve("sub"))) {
      assertThat(files).hasSize(6);
    }
  }

  @Test
  void aCutIsSaid() {
    assertThat(shell.run("trace", scenario, "--quiet", "--max-events", "5")).isZero();
    assertThat(shell.err()).contains("cut after", "of simulated time", "--max-events N");
  }

  @Test
  void anEmptyWindowIsSaid() {
    assertThat(shell.run("trace", scenario, "--quiet", "--from", "5s")).isZero();
    assertThat(shell.err()).contains("nothing to see: the run ends at 20", "another --from");
    assertThat(folder.resolve("small-sequential-trace.png")).doesNotExist();
  }

  @Test
  void aWindowHasOnlyWhatIsInIt() throws IOException {
    assertThat(shell.run("trace", scenario, "--quiet", "--from", "5ms", "--to", "6ms")).isZero();
    assertThat(shell.err()).isEmpty();
    assertThat(Files.readString(folder.resolve("small-sequential-trace.json")))
        .contains("\"ts\":5000.000,\"dur\":1000.000");
  }

  @Test
  void aRunThatGoesOnAfterTheWindowIsNotMarkedAsNeverFinished() {
    assertThat(shell.run("trace", scenario, "--quiet", "--to", "6ms")).isZero();
    assertThat(folder.resolve("small-sequential-trace.json"))
        .content()
        .doesNotContain("never finished")
        .doesNotContain("left undone");
    assertThat(folder.resolve("small-sequential-trace.svg"))
        .content()
        .doesNotContain("never finished");
  }

  @Test
  void aStuckRunIsShownUpToWhereItIsStuck() {
    String stuck =
        Shell.HOME.resolve("scenarios/library/43-pathology-pool-deadlock.yaml").toString();
    String file = folder.resolve("stuck.json").toString();
    assertThat(shell.run("trace", stuck, "--quiet", "-o", file)).isEqualTo(1);
    assertThat(shell.err()).contains("left work undone", "deadlock");
    assertThat(folder.resolve("stuck.json")).content().contains("never finished: report");
    assertThat(folder.resolve("stuck.svg")).content().contains("killed, or never finished");
    assertThat(folder.resolve("stuck.png")).isNotEmptyFile();
  }

  @Test
  void theDeathOfAWorkerIsMarked() {
    String dies = Shell.HOME.resolve("scenarios/library/48-pathology-worker-dies.yaml").toString();
    String file = folder.resolve("dies.json").toString();
    assertThat(shell.run("trace", dies, "--strategy", "pool", "--quiet", "-o", file)).isEqualTo(1);
    assertThat(folder.resolve("dies.json"))
        .content()
        .contains("killed; lost: job", "left undone: worker 0 was killed", "\"cat\":\"lost\"");
  }

  @Test
  void dryRunWritesNothing() {
    assertThat(shell.run("trace", scenario, "--dry-run")).isZero();
    assertThat(shell.out()).contains("would trace small, sequential, cores=1, replication 0");
    assertThat(folder.resolve("small-sequential-trace.json")).doesNotExist();
  }

  @Test
  void wrongOptionsAreExplained() {
    assertThat(shell.run("trace", scenario, "-o", "x.txt")).isEqualTo(2);
    assertThat(shell.err()).contains("name a .json file");
    assertThat(shell.run("trace", scenario, "--from", "5")).isEqualTo(2);
    assertThat(shell.err()).contains("--from", "needs a unit");
    assertThat(shell.run("trace", scenario, "--from", "5ms", "--to", "5ms")).isEqualTo(2);
    assertThat(shell.err()).contains("--to must be later than --from");
    assertThat(shell.run("trace", scenario, "--max-events", "0")).isEqualTo(2);
    assertThat(shell.run("trace", scenario, "--replication", "-1")).isEqualTo(2);
    assertThat(shell.run("trace", scenario, "--strategy", "thread")).isEqualTo(2);
    assertThat(shell.err()).contains("did you mean");
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnEnvironmentProblem() {
    shell.file("file", "no folder");
    String inFile = folder.resolve("file/x.json").toString();
    assertThat(shell.run("trace", scenario, "-o", inFile)).isEqualTo(3);
    assertThat(shell.err()).contains("cannot write");
  }
}
