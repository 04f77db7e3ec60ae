package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two lists of plans take turns. */
class MeasureTaskTest {
  @Test
  void theSecondListIsSpreadEvenlyOverTheFirst() {
    assertThat(MeasureTask.spread(List.of(1, 2, 3, 4, 5, 6), List.of(10, 20)))
        .containsExactly(1, 2, 10, 3, 4, 5, 20, 6);
    assertThat(MeasureTask.spread(List.of(1, 2), List.of(10, 20, 30, 40)))
        .containsExactly(1, 10, 20, 2, 30, 40);
  }

  @Test
  void allOfBothAreThereInTheirOrder() {
    for (int n = 0; n < 9; n++) {
      for (int m = 0; m < 9; m++) {
        List<String> some = numbered("a", n);
        List<String> others = numbered("b", m);
        List<String> all = MeasureTask.spread(some, others);

        assertThat(all.stream().filter(one -> one.startsWith("a"))).containsExactlyElementsOf(some);
        assertThat(all.stream().filter(one -> one.startsWith("b")))
            .containsExactlyElementsOf(others);
        assertThat(all).hasSize(n + m);
      }
    }
  }

  private static List<String> numbered(String name, int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }
}
