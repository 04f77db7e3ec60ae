package gilsim.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Runs probes in rounds, each in another order, so that a host that changes its speed biases none
 * of them. A probe whose medians are known narrowly enough is left out of later rounds. It ends
 * when all are, or before the time is up.
 */
final class Campaign {
  /** Half the interval of a watched median, as a share of it, at which a probe is done. */
  private static final double NARROW = 0.02;

  private static final double NANOS = 1e9;

  private final List<ProbeRequest> requests;
  private final ProbeRunner runner;
  private final Duration limit;
  private final LongSupplier nanoTime;
  private final Consumer<String> progress;
  private final Rounds rounds = new Rounds();
  private final Map<String, Long> longest = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A campaign.
   *
   * @param limit no probe is begun that would not be done by then, but each is run once
   * @param nanoTime the clock
   * @param progress hears what is done now
   */
  Campaign(
      List<ProbeRequest> requests,
      ProbeRunner runner,
      Duration limit,
      LongSupplier nanoTime,
      Consumer<String> progress) {
    this.requests = List.copyOf(requests);
    this.runner = runner;
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param seed of the order
   */
  Rounds run(long seed) throws InterruptedException {
    long begin = nanoTime.getAsLong();
    Random random = new Random(seed);
    for (int round = 0; ; round++) {
      List<ProbeRequest> order = new ArrayList<>(requests);
      Collections.shuffle(order, random);
      boolean ran = false;
      for (ProbeRequest request : order) {
        if (wants(request, round) && (round == 0 || fits(request, begin))) {
          ran = true;
          measure(request, round, begin);
        }
      }
      if (!ran) {
        return rounds;
      }
    }
  }

  private void measure(ProbeRequest request, int round, long begin) throws InterruptedException {
    long now = nanoTime.getAsLong();
    progress.accept(
        String.format(
            java.util.Locale.ROOT,
            "round %d, %s, %.0f of at most %d s",
            round + 1,
            request.key(),
            (now - begin) / NANOS,
            limit.toSeconds()));
    ProbeRun run = runner.run(request, round);
    rounds.add(request.key(), run);
    longest.merge(request.key(), nanoTime.getAsLong() - now, Math::max);
    run.skipped().ifPresent(why -> problems.add(request.key() + ": " + why));
  }

  private boolean wants(ProbeRequest request, int round) {
    if (round >= request.most() || rounds.skipped(request.key()).isPresent()) {
      return false;
    }
    return request.watched().isEmpty()
        || request.watched().stream().anyMatch(name -> !isNarrow(request.key(), name));
  }

  private boolean isNarrow(String key, String name) {
    return rounds.median(key, name).filter(e -> e.isNarrow(NARROW)).isPresent();
  }

  private boolean fits(ProbeRequest request, long begin) {
    long spent = nanoTime.getAsLong() - begin;
    return spent + longest.getOrDefault(request.key(), 0L) <= limit.toNanos();
  }

  /** What could not be measured, and why. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
