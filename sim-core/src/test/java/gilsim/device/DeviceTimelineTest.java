package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

  private static QueueSpec withBus(
      int servers, gilsim.distribution.Distribution service, double bus) {
    return new QueueSpec(
        "disk",
        servers,
        service,
        OptionalDouble.empty(),
        OptionalDouble.of(bus),
        Discipline.FIFO,
        OptionalInt.empty(),
        false);
  }

  /** 1 byte per nanosecond over the bus: 10-30, 30-35; the third moves nothing; 45-52. */
  @Test
  void serversShareABusAndAreKeptUntilItHasMovedTheBytes() {
    Script script =
        new Script(withBus(2, Drawn.constant(10), 1e9))
            .submit(0, 20)
            .submit(0, 5)
            .submit(0, 0)
            .submit(1, 7)
            .run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 0.5 waiting 0",
            "0 busy 1.0 waiting 0",
            "0 busy 1.0 waiting 1",
            "1 busy 1.0 waiting 2",
            "30 busy 1.0 waiting 1",
            "30 done 0",
            "35 busy 1.0 waiting 0",
            "35 done 1",
            "40 busy 0.5 waiting 0",
            "40 done 2",
            "52 busy 0.0 waiting 0",
            "52 done 3");
  }

  /** 54 servers of 90 us, 3.5 GB/s: the numbers of the profile. */
  @Test
  void nvmeMovesWhatItReads() {
    assertThat(nvme(1, 4096)).isEqualTo(91_170);
    assertThat(nvme(1, 131_072)).isEqualTo(127_449);
    // 54 places / 91.17 us; 3.5 GB/s / 128 KiB.
    assertThat(54_000 * 1e9 / nvme(54_000, 4096)).isBetween(591_000.0, 593_000.0);
    assertThat(54_000 * 1e9 / nvme(54_000, 131_072)).isBetween(26_690.0, 26_710.0);
  }

  /** When the last of so many requests at time 0 is done, nanoseconds. */
  private static long nvme(int requests, double bytes) {
    Script script = new Script(withBus(54, Drawn.constant(90_000), 3.5e9));
    for (int i = 0; i < requests; i++) {
      script.submit(0, bytes);
    }
    return script.run().completions.stream().mapToLong(Long::longValue).max().orElseThrow();
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

  private static QueueSpec limited(Discipline discipline, int capacity, boolean refuses) {
    return new QueueSpec(
        "disk",
        1,
        Drawn.listed(10, 30, 20, 5),
        OptionalDouble.empty(),
        discipline,
        OptionalInt.of(capacity),
        refuses);
  }

  @Test
  void fullDeviceRefusesAndTheRefusalIsHeardOfAtOnce() {
    Script script = new Script(limited(Discipline.FIFO, 2, true));
    script.submit(0, 0).submit(1, 0).submit(2, 0).submit(10, 0).run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 1.0 waiting 0",
            "1 busy 1.0 waiting 1",
            "2 device refuses",
            "2 refused 2",
            "10 device refuses",
            "10 busy 1.0 waiting 0",
            "10 done 0",
            "10 refused 3",
            "40 busy 0.0 waiting 0",
            "40 done 1");
  }

  /** Two places: the third and fourth wait in front, so the shortest is not seen at first. */
  @Test
  void requestsInFrontOfAFullDeviceComeInByTheirOrder() {
    Script script = new Script(limited(Discipline.SHORTEST, 2, false));
    script.submit(0, 0).submit(1, 0).submit(2, 0).submit(3, 0).run();

    assertThat(script.order).containsExactly(0, 1, 2, 3);
    assertThat(script.completions).containsExactly(10L, 40L, 60L, 65L);
    assertThat(script.lines).contains("3 busy 1.0 waiting 3");
  }

  @Test
  void disciplinesChooseAmongThoseInside() {
    assertThat(order(Discipline.FIFO)).containsExactly(0, 1, 2, 3);
    assertThat(order(Discipline.LIFO)).containsExactly(0, 3, 2, 1);
    assertThat(order(Discipline.SHORTEST)).containsExactly(0, 3, 2, 1);
    assertThat(order(Discipline.RANDOM)).startsWith(0).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  private static List<Integer> order(Discipline discipline) {
    Script script = new Script(limited(discipline, 9, false));
    return script.submit(0, 0).submit(1, 0).submit(2, 0).submit(3, 0).run().order;
  }

  @Test
  void serversMoveTheBytesAfterTheServiceTime() {
    QueueSpec disk =
        new QueueSpec(
            "disk",
            1,
            Drawn.constant(100),
            OptionalDouble.of(1e9),
            Discipline.FIFO,
            OptionalInt.empty(),
            false);

    assertThat(new Script(disk).submit(0, 50).submit(0, 0).run().completions)
        .containsExactly(150L, 250L);
  }

  /** 3 tokens at first, then one every 100. */
  @Test
  void bucketLetsABurstPassAndThenTheRate() {
    Script script = new Script(new TokenBucketSpec("api", 1e7, 3, Drawn.constant(7), false));
    for (int i = 0; i < 5; i++) {
      script.submit(10, 0);
    }
    script.submit(1000, 0).run();

    assertThat(script.completions).containsExactly(17L, 17L, 17L, 117L, 217L, 1007L);
    // Five tokens from 10 on: full again at 510; the sixth makes it busy for another 100.
    assertThat(script.lines)
        .containsExactly(
            "10 busy 1.0 waiting 0",
            "10 busy 1.0 waiting 0",
            "10 busy 1.0 waiting 0",
            "10 busy 1.0 waiting 1",
            "10 busy 1.0 waiting 2",
            "17 done 0",
            "17 done 1",
            "17 done 2",
            "110 busy 1.0 waiting 1",
            "117 done 3",
            "210 busy 1.0 waiting 0",
            "217 done 4",
            "510 busy 0.0 waiting 0",
            "1000 busy 1.0 waiting 0",
            "1007 done 5",
            "1100 busy 0.0 waiting 0");
  }

  @Test
  void emptyBucketRefusesAndARefusalTakesNoToken() {
    Script script = new Script(new TokenBucketSpec("api", 1e7, 1, Drawn.constant(7), true));
    script.submit(0, 0).submit(50, 0).submit(99, 0).submit(100, 0).run();

    assertThat(script.completions).containsExactly(7L, 50L, 99L, 107L);
    assertThat(script.lines).contains("50 refused 1", "99 refused 2", "107 done 3");
  }

  /** A third of a nanosecond per token adds up exactly. */
  @Test
  void fractionsOfNanosecondsDoNotChangeTheRate() {
    Script script = new Script(new TokenBucketSpec("api", 3e9, 1));
    for (int i = 0; i < 10; i++) {
      script.submit(0, 0);
    }

    assertThat(script.run().completions).containsExactly(0L, 1L, 1L, 1L, 2L, 2L, 2L, 3L, 3L, 3L);
  }

  @Test
  void connectionsAreOpenedWhenNeededAndThenKept() {
    Script script =
        new Script(new ConnectionPoolSpec("db", 2, Drawn.constant(10), Drawn.constant(5)));
    script.submit(0, 0).submit(20, 0).submit(22, 0).submit(23, 0).submit(60, 0).submit(60, 0).run();

    // The first is open again at 15, so the second needs no other; the third opens one, the fourth
    // waits until 30.
    assertThat(script.completions).containsExactly(15L, 30L, 37L, 40L, 70L, 70L);
    assertThat(script.lines).contains("23 busy 1.0 waiting 1");
  }
}
