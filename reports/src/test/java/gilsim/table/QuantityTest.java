package gilsim.table;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.SummaryRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "2.0184,s,2.02 s",
    "0.01342,s,13.4 ms",
    "0.00001,s,10.0 µs",
    "0,s,0 s",
    "1234.4,s,1234 s",
    "30000,1/s,30.0 k/s",
    "8.88,1/s,8.88 /s",
    "0.4517,share,45.2 %",
    "2147483648,bytes,2.00 GiB",
    "512,bytes,512 B",
    "3.5,count,3.50",
    "-0.5,s,−500 ms"
  })
  void unitsAreReadable(double value, String unit, String text) {
    assertThat(Quantity.text(value, unit)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2.01834,0.0213,s,2.018 ± 0.021 s",
    "2.01834,0.9,s,2.02 ± 0.90 s",
    "0.01834,0.0003,s,18.34 ± 0.30 ms",
    "2.01834,0,s,2.02 s",
    "160,0,count,160"
  })
  void intervalsHaveTheDigitsThatTheirWidthJustifies(
      double mean, double half, String unit, String text) {
    assertThat(Quantity.interval(row(mean, half, unit))).isEqualTo(text);
  }

  @Test
  void relativeForms() {
    assertThat(Quantity.relativeInterval(row(2.02, 0.0202, "s"))).isEqualTo("2.02 s ± 1.0 %");
    assertThat(Quantity.relativeInterval(row(2.02, 0, "s"))).isEqualTo("2.02 s");
    assertThat(Quantity.signedPercent(0.0312)).isEqualTo("+3.1 %");
    assertThat(Quantity.signedPercent(-0.3)).isEqualTo("−30 %");
    assertThat(Quantity.signedPercent(0)).isEqualTo("0 %");
    assertThat(Quantity.signedPercent(1e-9)).isEqualTo("0 %");
    assertThat(Quantity.ratio(3.5812)).isEqualTo("3.58×");
    assertThat(Quantity.ratio(358.12)).isEqualTo("358×");
  }

  @Test
  void anIntervalThatIsThereIsNotPrintedAsNothing() {
    assertThat(Quantity.relativeInterval(row(8.07, 0.0002, "s")))
        .isEqualTo("8.07 s ± less than 0.01 %");
    assertThat(Quantity.relativeInterval(row(8.07, 0.00001, "s"))).isEqualTo("8.07 s");
  }

  @Test
  void axisValuesAreComparedAsQuantities() {
    assertThat(AxisValue.same("5ms", "0.005s")).isTrue();
    assertThat(AxisValue.same("5ms", "5000us")).isTrue();
    assertThat(AxisValue.same("4", "4.0")).isTrue();
    assertThat(AxisValue.same("1MiB", "1024KiB")).isTrue();
    assertThat(AxisValue.same("12.5MB/s", "12500kB/s")).isTrue();
    assertThat(AxisValue.same("5ms", "5")).isFalse();
    assertThat(AxisValue.same("5ms", "6ms")).isFalse();
    assertThat(AxisValue.same("cpython-3.11", "cpython-3.11")).isTrue();
    assertThat(AxisValue.same("cpython-3.11", "cpython-3.12")).isFalse();
  }

  @Test
  void axisNamesAreAsShortAsTheyStayUnambiguous() {
    assertThat(AxisNames.shorten(List.of("machine.cores", "strategies.a.workers")))
        .containsExactly("cores", "workers");
    assertThat(
            AxisNames.shorten(
                List.of("strategies.a.workers", "strategies.b.workers", "x.a.workers")))
        .containsExactly("strategies.a.workers", "b.workers", "x.a.workers");
  }

  private static SummaryRow row(double mean, double half, String unit) {
    return new SummaryRow(
        "s", "base", "t", List.of(), "m", unit, mean, mean - half, mean + half, 10, "simulated");
  }
}
