package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Predictions beside published results. The bounds are those that the project holds itself to;
 * cells without a bound are predicted badly and stay in the tables all the same.
 */
class PublishedTest {
  private static final double FIT = 0.005;

  private static List<Comparison> compare(String name, int cells, int anchors) throws IOException {
    List<Comparison> all = LibraryRuns.of(name).comparisons();
    assertThat(all).as("published cells of %s", name).hasSize(cells);
    CalibrationPage.check(name, all);
    assertThat(all.stream().filter(c -> c.observed().anchor()))
        .as("anchors of %s are met", name)
        .hasSize(anchors)
        .allMatch(c -> Math.abs(c.error()) <= FIT);
    return all;
  }

  private static List<Comparison> predicted(List<Comparison> all, Predicate<Comparison> which) {
    List<Comparison> chosen =
        all.stream().filter(c -> !c.observed().anchor()).filter(which).toList();
    assertThat(chosen).isNotEmpty();
    return chosen;
  }

  private static double meanError(List<Comparison> cells) {
    return cells.stream().mapToDouble(c -> Math.abs(c.error())).average().orElseThrow();
  }

  private static String axis(Comparison cell, int index) {
    return cell.observed().axes().get(index);
  }

  @Test
  void countdown() throws IOException {
    Set<String> intervals = Set.of("5ms", "10ms", "100ms");
    List<Comparison> all = compare("18-published-countdown", 32, 2);
    List<Comparison> judged =
        predicted(all, c -> intervals.contains(axis(c, 0)) && !axis(c, 1).equals("1"));
    assertThat(judged).hasSize(12).allMatch(c -> Math.abs(c.error()) <= 0.10);
  }

  @Test
  void hash() throws IOException {
    List<Comparison> all = compare("19-published-hash", 4, 2);
    assertThat(predicted(all, c -> true)).hasSize(2).allMatch(c -> Math.abs(c.error()) <= 0.10);
  }

  @Test
  void echo() throws IOException {
    Set<String> intervals = Set.of("1ms", "5ms", "10ms", "100ms");
    List<Comparison> all = compare("20-published-echo", 21, 0);
    List<Comparison> judged =
        predicted(all, c -> intervals.contains(axis(c, 0)) && axis(c, 1).equals("1"));
    assertThat(judged).hasSize(4).allMatch(c -> Math.abs(c.error()) <= 0.30);
  }

  @Test
  void echoUndisturbed() throws IOException {
    List<Comparison> all = compare("21-published-echo-undisturbed", 11, 1);
    assertThat(predicted(all, c -> axis(c, 1).equals("0")))
        .hasSize(6)
        .allMatch(c -> Math.abs(c.error()) <= 0.30);
  }

  @Test
  void primes() throws IOException {
    List<Comparison> all = compare("22-published-primes", 64, 2);
    List<Comparison> judged =
        predicted(all, c -> c.observed().strategy().equals("threads") && !axis(c, 0).equals("1"));
    assertThat(judged).hasSize(30);
    assertThat(meanError(judged)).isLessThanOrEqualTo(0.04);
  }

  @Test
  void requests() throws IOException {
    List<Comparison> all = compare("23-published-requests", 32, 1);
    List<Comparison> judged = predicted(all, c -> true);
    assertThat(judged).hasSize(31);
    assertThat(meanError(judged)).isLessThanOrEqualTo(0.04);
  }

  @Test
  void gunicorn() throws IOException {
    for (String name : List.of("24-published-gunicorn-1s", "25-published-gunicorn-60s")) {
      int cells = name.endsWith("-1s") ? 8 : 12;
      List<Comparison> all = compare(name, cells, 0);
      assertThat(predicted(all, c -> true))
          .hasSize(cells)
          .allMatch(c -> Math.abs(c.error()) <= 0.10);
    }
  }
}
