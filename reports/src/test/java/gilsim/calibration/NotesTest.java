package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

  @Test
  void checksThatAreFarOffAreWarnedOf() {
    Check good = new Check("two computing threads", 1, 1.4);
    Check slow = new Check("a round trip", 0.0001, 0.000301);
    Check fast = new Check("a sleep", 0.005, 0.002);

    assertThat(Notes.ofChecks(List.of(good))).isEmpty();
    assertThat(Notes.ofChecks(List.of(good, slow, fast)))
        .singleElement()
        .asString()
        .contains("bad at 2 of 3 checks", "a round trip", "+201 %", "a sleep", "-60 %")
        .doesNotContain("two computing threads");
  }
}
