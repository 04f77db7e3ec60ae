package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.form.MapNode;
import gilsim.form.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as they are written, times a factor. */
class ScaledValueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10us | 15us",
        "1.5 ms | 2.25 ms",
        "0 | 0",
        "0.2 | 0.3",
        "auto | auto",
        "64KiB | 96KiB",
        "{exponential: 38us} | {exponential: 57us}",
        "{uniform: {from: 4us, to: 6us}} | {uniform: {from: 6us, to: 9us}}",
        "{lognormal: {mean: 2ms, cv: 0.5}} | {lognormal: {mean: 3ms, cv: 0.5}}",
        "[1, 0.9, 0.8] | [1, 1.35, 1.2]",
        "[1us, 2us] | [1.5us, 3us]",
      })
  void quantitiesAreScaledShapesStay(String value, String expected) {
    assertThat(print(ScaledValue.of(YamlSource.parse(value, "test"), 1.5)))
        .isEqualTo(print(YamlSource.parse(expected, "test")));
  }

  private static String print(Node node) {
    return YamlPrinter.print(MapNode.empty(node.position()).with("value", node));
  }
}
