package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedReaderTest {
  private static final String HEADER =
      "role,scenario,strategy,machine.cores,metric,unit,mean,source,ci_low,ci_high,note\n";

  @TempDir Path folder;

  @Test
  void readsColumnsInAnyOrderAndSkipsOtherScenarios() throws IOException {
    List<ObservedRow> rows =
        read(
            "# A comment, with a comma\n"
                + HEADER
                + "anchor,a,threads,4,makespan,s,9.20,published,,,\"one, \"\"two\"\"\"\r\n"
                + "\n"
                + "predicted,b,threads,4,makespan,s,wrong,published,,,\n"
                + "predicted,a,pool,2,throughput,1/s,50,measured,40,55,\n");

    assertThat(rows)
        .containsExactly(
            new ObservedRow(
                "threads",
                List.of("4"),
                "makespan",
                "s",
                9.2,
                9.195,
                9.205,
                true,
                "published",
                "",
                "observed.csv"),
            new ObservedRow(
                "pool",
                List.of("2"),
                "throughput",
                "1/s",
                50,
                40,
                55,
                false,
                "measured",
                "",
                "observed.csv"));
  }

  @Test
  void titleNamesThePublication() throws IOException {
    String titled = HEADER.replace("note", "title");

    assertThat(
            read(titled + "anchor,a,t,1,makespan,s,1.5,published,,,\"Smith, 2024\"\n")
                .get(0)
                .title())
        .isEqualTo("Smith, 2024");
  }

  @ParameterizedTest
  @CsvSource({
    "9.20,9.195,9.205",
    "30,29.5,30.5",
    "0,-0.5,0.5",
    "1700,1699.5,1700.5",
    ".288,0.2875,0.2885",
    "1.2e3,1150,1250",
    "-1.5,-1.55,-1.45"
  })
  void roundingOfThePrintedMeanGivesTheInterval(String printed, double low, double high)
      throws IOException {
    ObservedRow row =
        read(HEADER + "anchor,a,t,1,makespan,s," + printed + ",published,,,\n").get(0);

    assertThat(row.low()).isCloseTo(low, within(1e-12));
    assertThat(row.high()).isCloseTo(high, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anchor,a,t,1,makespan,s,30k,published,,,|2: mean is '30k'",
        "anchor,a,t,1,makespn,s,3,published,,,|2: metric is 'makespn', which is none; did you mean"
            + " 'makespan'?",
        "anchor,a,t,1,latency-p98/x,s,3,published,,,|2: metric is 'latency-p98/x', which is none",
        "anchor,a,t,1,makespan,ms,3,published,,,|2: the unit of makespan is s, not 'ms'",
        "anchor,a,t,1,makespan,s,NaN,published,,,|2: mean is 'NaN'",
        "guess,a,t,1,makespan,s,3,published,,,|2: role is 'guess'; it must be anchor or predicted",
        "anchor,a,t,1,makespan,s,3,simulated,,,|2: source is 'simulated'; it must be measured or",
        "anchor,a,t,,makespan,s,3,published,,,|2: machine.cores is empty",
        "anchor,a,t,1,makespan,s,3,published,2,,|2: only one of ci_low and ci_high",
        "anchor,a,t,1,makespan,s,3,published,4,5,|2: the mean 3 lies outside",
        "anchor,a,t,1,makespan,s,3,published,,|2: 10 fields, but the first line names 11 columns",
        "anchor,a,t,1,makespan,s,3,published,,,\"x|2: a quote is opened and never closed"
      })
  void wrongRowsNameFileLineAndFix(String row, String message) {
    assertThatThrownBy(() -> read(HEADER + row + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("observed.csv:" + message);
  }

  @Test
  void wrongColumnsAreNamed() {
    String noRole = HEADER.replace("role,", "rol,");
    String otherAxis = HEADER.replace("machine.cores", "machine.sockets");
    String twice = HEADER.replace("note", "mean");
    String row = "anchor,a,t,1,makespan,s,3,published,,,\n";

    assertThatThrownBy(() -> read(noRole + row)).hasMessageContaining(":1: the column 'role'");
    assertThatThrownBy(() -> read(twice + row)).hasMessageContaining("'mean' is there twice");
    assertThatThrownBy(() -> read(otherAxis + row))
        .hasMessageContaining(":2: 'machine.sockets' is no column")
        .hasMessageContaining("axes: machine.cores");
    assertThatThrownBy(() -> read(otherAxis + row.replace("t,1", "t,")))
        .hasMessageContaining("the scenario sweeps 'machine.cores'");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> ObservedReader.read(folder.resolve("none.csv"), "a", List.of()))
        .hasMessageContaining("there is no such file");
  }

  private List<ObservedRow> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("observed.csv"), text);
    return ObservedReader.read(file, "a", List.of("machine.cores"));
  }
}
