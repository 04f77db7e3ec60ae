package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order and the end of measuring, with a clock of its own: every probe takes a second. */
class CampaignTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> ran = new ArrayList<>();
  private long now;

  private static ProbeRun steady(double value) {
    return new ProbeRun(Map.of("x", new double[] {value}), 1, 1, Optional.empty());
  }

  private ProbeRunner runner(ProbeRunner inner) {
    return (request, round) -> {
      ran.add(request.key());
      now += SECOND;
      return inner.run(request, round);
    };
  }

  private Campaign campaign(int seconds, ProbeRunner inner, ProbeRequest... requests) {
    return new Campaign(
        List.of(requests), runner(inner), Duration.ofSeconds(seconds), () -> now, text -> {});
  }

  @Test
  void ordersAreMixedAndTheTimeIsKept() throws InterruptedException {
    Campaign campaign =
        campaign(
            20,
            (request, round) -> steady(round % 2),
            ProbeRequest.of("a", 1, "x"),
            ProbeRequest.of("b", 1, "x"),
            ProbeRequest.of("c", 1, "x"));
    campaign.run(1);
    assertThat(now).isEqualTo(20 * SECOND);
    List<List<String>> orders = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      List<String> order = ran.subList(3 * round, 3 * round + 3);
      assertThat(order).containsExactlyInAnyOrder("a", "b", "c");
      orders.add(order);
    }
    assertThat(orders.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void whatIsNarrowIsLeftAlone() throws InterruptedException {
    campaign(
            100,
            (request, round) -> steady(request.key().equals("narrow") ? 1 : round % 2 + 1),
            ProbeRequest.of("narrow", 1, "x"),
            ProbeRequest.of("wide", 1, "x"),
            ProbeRequest.of("few", 1).atMost(2))
        .run(1);
    assertThat(ran.stream().filter("narrow"::equals)).hasSize(Estimate.ENOUGH);
    assertThat(ran.stream().filter("few"::equals)).hasSize(2);
    assertThat(ran.stream().filter("wide"::equals)).hasSize(92);
  }

  @Test
  void everyProbeIsRunOnceWhateverTheTime() throws InterruptedException {
    campaign(0, (request, round) -> steady(1), ProbeRequest.of("a", 1), ProbeRequest.of("b", 1))
        .run(1);
    assertThat(ran).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aProbeThatCannotMeasureIsReportedOnce() throws InterruptedException {
    Campaign campaign =
        campaign(
            5,
            (request, round) ->
                request.key().equals("bad") ? ProbeRun.failed("no such thing") : steady(1),
            ProbeRequest.of("bad", 1),
            ProbeRequest.of("good", 1));
    Rounds rounds = campaign.run(1);
    assertThat(campaign.problems()).containsExactly("bad: no such thing");
    assertThat(ran.stream().filter("bad"::equals)).hasSize(1);
    assertThat(rounds.median("bad", "x")).isEmpty();
    assertThat(rounds.median("good", "x")).isPresent();
    assertThat(rounds.fastReference()).isEqualTo(1);
  }

  @Test
  void interruptionEndsIt() {
    Campaign campaign =
        campaign(
            5,
            (request, round) -> {
              throw new InterruptedException("enough");
            },
            ProbeRequest.of("a", 1));
    assertThatThrownBy(() -> campaign.run(1)).isInstanceOf(InterruptedException.class);
  }

  /** Rounds beside slow references are left out where three others are there. */
  @Test
  void slowRoundsDoNotCount() {
    Rounds rounds = new Rounds();
    for (int i = 0; i < 8; i++) {
      boolean slow = i % 2 == 1;
      rounds.add(
          "p",
          new ProbeRun(
              Map.of("x", new double[] {slow ? 16 : 10}), slow ? 1.6 : 1, 1, Optional.empty()));
    }
    assertThat(rounds.median("p", "x").orElseThrow()).isEqualTo(new Estimate(10, 10, 10, 4));
    assertThat(rounds.slowShare()).isEqualTo(0.25);
    assertThat(rounds.slowProbes()).isEmpty();
    assertThat(rounds.count("p")).isEqualTo(8);
  }
}
