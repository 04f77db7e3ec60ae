package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private final AtomicLong clock = new AtomicLong();
  private final List<String> seen = new ArrayList<>();
  private final Interrupts interrupts = new Interrupts(() -> seen.add("end"), clock::get);

  @Test
  void firstSignalStopsAndTheSecondEnds() {
    interrupts.onSignal(() -> seen.add("stop"));
    interrupts.signal();
    clock.set(1_000_000_000L);
    interrupts.signal();

    assertThat(seen).containsExactly("stop", "end");
  }

  @Test
  void signalThatFollowsAtOnceIsTheSameWish() {
    interrupts.onSignal(() -> seen.add("stop"));
    interrupts.signal();
    clock.set(1_000_000L);
    interrupts.leaveOnSignal(() -> seen.add("words"));
    interrupts.signal();

    assertThat(seen).containsExactly("stop");
  }

  @Test
  void withNothingToStopItEnds() {
    interrupts.onSignal(() -> seen.add("stop"));
    interrupts.clear();
    interrupts.signal();

    assertThat(seen).containsExactly("end");
  }

  @Test
  void lastWordsComeBeforeTheEnd() {
    interrupts.leaveOnSignal(() -> seen.add("words"));
    interrupts.signal();

    assertThat(seen).containsExactly("words", "end");
  }
}
