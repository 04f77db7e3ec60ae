package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small timelines whose every instant is known. */
class DeviceTimelineTest {

  @Test
  void delaysOverlapAndListsGoByArrival() {
    Script script =
        new Script(new DelaySpec("web", Drawn.listed(50, 10, 20)))
            .submit(0, 0)
            .submit(5, 0)
            .submit(5, 0)
            .submit(100, 0)
            .run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 1.0 waiting 0",
            "15 done 1",
            "25 done 2",
            "50 busy 0.0 waiting 0",
            "50 done 0",
            "100 busy 1.0 waiting 0",
            "150 busy 0.0 waiting 0",
            "150 done 3");
  }

  @Test
  void requestWithoutLatencyCompletesInAnEventOfItsOwn() {
    Script script = new Script(new DelaySpec("web", Drawn.constant(0))).submit(7, 0).run();

    assertThat(script.lines)
        .containsExactly("7 busy 1.0 waiting 0", "7 busy 0.0 waiting 0", "7 done 0");
  }

  @Test
  void twoServersTakeTheLineInOrder() {
    Script script =
        new Script(new QueueSpec("disk", 2, Drawn.listed(30, 10, 10, 5)))
            .submit(0, 0)
            .submit(1, 0)
            .submit(2, 0)
            .submit(3, 0)
            .run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 0.5 waiting 0",
            "1 busy 1.0 waiting 0",
            "2 busy 1.0 waiting 1",
            "3 busy 1.0 waiting 2",
            "11 busy 1.0 waiting 1",
            "11 done 1",
            "21 busy 1.0 waiting 0",
            "21 done 2",
            "26 busy 0.5 waiting 0",
            "26 done 3",
            "30 busy 0.0 waiting 0",
            "30 done 0");
  }

  /** 1 byte per nanosecond: alone, two together, a third that comes while two are there. */
  @Test
  void transfersShareTheBandwidthAfterTheirLatency() {
    Script script =
        new Script(new SharedSpec("link", 1e9, 100))
            .submit(0, 60)
            .submit(20, 60)
            .submit(50, 10)
            .run();

    // 100-120 one alone (20 of 60), 120-150 two (15 each), 150-180 three (10 each: third done),
    // 180-210 two (15 each: first done), 210-230 the second alone (20 left).
    assertThat(script.lines)
        .containsExactly(
            "100 busy 1.0 waiting 0",
            "180 done 2",
            "210 done 0",
            "230 busy 0.0 waiting 0",
            "230 done 1");
  }

  @Test
  void equalTransfersFinishTogetherInOrderOfArrival() {
    Script script = new Script(new SharedSpec("link", 12.5e6, 0));
    for (int i = 0; i < 5; i++) {
      script.submit(0, 12.5e6);
    }

    assertThat(script.run().order).containsExactly(0, 1, 2, 3, 4);
    assertThat(script.completions).containsOnly(5_000_000_000L);
  }

  @Test
  void nothingToMoveTakesTheLatencyOnly() {
    Script script =
        new Script(new SharedSpec("link", 1e9, 3)).submit(0, 0).submit(1, 1000).submit(9, 0).run();

    assertThat(script.completions).containsExactly(3L, 1004L, 12L);
  }

  /** Two transfers of 1 byte at 0.75 bytes per nanosecond end 2⅔ ns after both began. */
  @Test
  void fractionsOfNanosecondsAreRoundedUpOnceAndDoNotAddUp() {
    Script script = new Script(new SharedSpec("link", 0.75e9, 0));
    script.submit(0, 1).submit(0, 1).submit(2, 1_000_000);

    script.run();

    // At 2 each of the two has 0.25 left; the three share until 2 + 0.25 × 3 / 0.75 = 3.
    assertThat(script.completions).containsExactly(3L, 3L, 1_333_336L);
  }
}
