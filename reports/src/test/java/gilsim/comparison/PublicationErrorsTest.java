package gilsim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.fixture.ResultsBuilder;
import gilsim.store.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationErrorsTest {
  private static final double EPSILON = 1e-12;

  private static ResultsBuilder scenario(String name) {
    return ResultsBuilder.scenario(name)
        .point()
        .strategies("threads")
        .value("base", "threads", "makespan", "s", 10, 0.1)
        .value("base", "threads", "lost-updates/x", "share", 0, 0);
  }

  private static ResultsBuilder makespan(ResultsBuilder to, double value, boolean anchor) {
    return to.observed("threads", List.of(), "makespan", "s", value, 0, anchor);
  }

  private static List<Results> three() {
    ResultsBuilder one = makespan(scenario("one").title("Smith"), 8, false);
    makespan(one, 5, true);
    ResultsBuilder two = makespan(scenario("two").title("Smith"), 10, false);
    makespan(two.title("Jones"), 20, false);
    two.observed("threads", List.of(), "makespan", "s", 0, 0.5, false);
    ResultsBuilder three =
        scenario("three").observed("threads", List.of(), "lost-updates/x", "share", 0, 0, false);
    three.observed("threads", List.of(), "speedup", "1", 2, 0, false);
    return List.of(one.build(), two.build(), three.build());
  }

  @Test
  void publicationsCountEquallyWhateverTheNumberOfTheirCells() {
    PublicationErrors errors = PublicationErrors.of(three());

    assertThat(errors.several()).isTrue();
    assertThat(errors.totals().stream().map(ErrorTotal::group))
        .containsExactly("Jones", "Smith", "three-published.csv");
    assertThat(errors.totals().stream().map(total -> total.cells().size()))
        .containsExactly(2, 2, 1);
    double jones = (0.5 + 9.5) / 2;
    double smith = (0.25 + 0) / 2;
    assertThat(errors.totals().get(0).mape()).isCloseTo(jones, within(EPSILON));
    assertThat(errors.totals().get(1).mape()).isCloseTo(smith, within(EPSILON));
    assertThat(errors.mean()).isCloseTo((jones + smith) / 3, within(EPSILON));
    assertThat(errors.meanWithoutZeros()).isCloseTo((jones + smith) / 2, within(EPSILON));
    assertThat(errors.unmatched()).isEqualTo(1);
  }

  @Test
  void worstCellsComeFirstAndCellsThatAreMetDoNotCome() {
    PublicationErrors errors = PublicationErrors.of(three());

    assertThat(errors.worst(10).stream().map(ErrorText::of))
        .containsExactly("9.50 s", "−50 %", "+25 %");
    assertThat(errors.worst(1)).hasSize(1);
    assertThat(ErrorText.place(errors.worst(1).get(0))).isEqualTo("two: threads, makespan");
  }

  @Test
  void tableSaysWhatIsLeftOut() {
    assertThat(ComparisonText.of(three(), false))
        .containsPattern("Smith +2 +13 % +\\+25 % +one: threads, makespan\n")
        .contains("mean of the publications: 171 %; of those that published other values than 0")
        .endsWith("1 observed values have no prediction; see the report\n");
  }

  @Test
  void oneScenarioHasItsOwnTotals() {
    List<Results> one = List.of(makespan(scenario("one"), 8, false).build());

    assertThat(PublicationErrors.of(one).several()).isFalse();
    assertThat(ComparisonText.of(one, false)).isEmpty();
    assertThat(PublicationErrors.of(List.of()).several()).isFalse();
  }
}
