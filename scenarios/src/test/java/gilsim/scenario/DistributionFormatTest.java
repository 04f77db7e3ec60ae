package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.distribution.Distribution;
import gilsim.fixture.Scenarios;
import gilsim.workload.IoStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every distribution of the format, as written, against its mean and standard deviation. */
class DistributionFormatTest {
  @TempDir Path folder;

  private Distribution latency(String text) {
    return ((DelaySpec)
            new Scenarios(folder)
                .with("devices", "{web: {type: delay, latency: " + text + "}}")
                .plan()
                .cells()
                .get(0)
                .system()
                .devices()
                .get(0))
        .latency();
  }

  /**
   * Means and standard deviations in ms, worked out by hand, by numeric integration where cut or
   * bounded.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5ms                                                 |  5        | 0",
        "{constant: 5ms}                                     |  5        | 0",
        "{exponential: 4ms}                                  |  4        | 4",
        "{uniform: {from: 1ms, to: 3ms}}                     |  2        | 0.5773502692",
        "{normal: {mean: 4ms, sd: 1ms}}                      |  4.000007145 | 0.9999698734",
        "{lognormal: {mean: 90ms, cv: 0.6}}                  | 90        | 54",
        "{erlang: {mean: 4ms, k: 3}}                         |  4        | 2.309401077",
        "{hyperexponential: {mean: 4ms, cv: 2}}              |  4        | 8",
        "{pareto: {mean: 4ms, shape: 2.5, max: 1s}}          |  4        | 3.3757141817",
        "{pareto: {mean: 4ms, shape: 2.5}}                   |  4        | 3.577708764",
        "{weibull: {mean: 4ms, shape: 1.5}}                  |  4        | 2.715826",
        "{triangular: {from: 1ms, mode: 2ms, to: 9ms}}       |  4        | 1.779513042",
        "{choice: {1ms: 0.9, 50ms: 0.1}}                     |  5.9      | 14.7",
        "{choice: {1ms: 90%, 50ms: 10%}}                     |  5.9      | 14.7",
        "{list: [1ms, 2ms, 5ms]}                             |  2.6666666667 | 1.699673171",
      })
  void meanAndStandardDeviation(String text, double mean, double deviation) {
    Distribution distribution = latency(text);
    assertThat(distribution.mean() / 1e6).isCloseTo(mean, within(1e-6 * mean));
    assertThat(Math.sqrt(distribution.variance()) / 1e6)
        .isCloseTo(deviation, within(1e-4 * deviation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.001\n0.002\n0.006\n",
        "latency\n0.001\n0.002\n0.006",
        "# seconds\n\n0.001, a\n2ms, b\n6000us, c\n",
        "\uFEFF1e-3\r\n\"2ms\"\r\n0.006\r\n"
      })
  void empiricalReadsSecondsBesideTheScenario(String content) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/file.csv"), content);
    assertThat(latency("{empirical: data/file.csv}").mean()).isCloseTo(3e6, within(1e-3));
  }

  @Test
  void empiricalSizesAreBytes() throws IOException {
    Files.writeString(folder.resolve("sizes.csv"), "size\n1000\n2KiB\n");
    Scenarios scenario =
        new Scenarios(folder)
            .with("devices", "{link: {type: shared, bandwidth: 1MB/s}}")
            .steps("[{io: {device: link, size: {empirical: sizes.csv}}}]");
    IoStep io = (IoStep) scenario.plan().cells().get(0).system().tasks().get(0).program().get(0);
    assertThat(io.size().orElseThrow().mean()).isEqualTo(1524);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1\\n-2      | file.csv:2:1 | must be a duration from 0",
        "1\\n5d      | file.csv:2:1 | 'd' is not a unit of a duration",
        "1\\nNaN     | file.csv:2:1 | must be a duration",
        "1\\n1e400   | file.csv:2:1 | must be a duration from 0",
        "time\\n     | latency.empirical | the file holds no number",
      })
  void wrongNumbersInAFileAreNamedWithTheirLine(String content, String where, String what)
      throws IOException {
    Files.writeString(folder.resolve("file.csv"), content.replace("\\n", "\n"));
    assertThat(
            new Scenarios(folder)
                .with("devices", "{web: {type: delay, latency: {empirical: file.csv}}}")
                .problems())
        .singleElement()
        .asString()
        .contains(where, what);
  }

  @Test
  void aLongFileIsReadOnceAndPrintedShort() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      lines.append(i).append("us\n");
    }
    Files.writeString(folder.resolve("file.csv"), lines);
    Scenarios scenario =
        new Scenarios(folder)
            .with("devices", "{web: {type: delay, latency: {empirical: file.csv}}}")
            .with("sweep", "{machine.cores: {from: 1, to: 300}}");
    assertThat(scenario.plan().cells())
        .hasSize(300)
        .extracting(cell -> ((DelaySpec) cell.system().devices().get(0)).latency())
        .allSatisfy(latency -> assertThat(latency.toString()).hasSizeLessThan(200));
  }
}
