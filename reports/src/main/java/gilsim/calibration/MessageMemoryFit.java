package gilsim.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The memory that large messages take anew. For some sizes glibc keeps most of it and for others it
 * gives all back, as thresholds and sizes fall; so several sizes are measured, their mean is what a
 * message of no particular size costs, and the least and greatest say how uncertain that is.
 */
final class MessageMemoryFit {
  /** As many as SIZES of probe_pool.py. */
  static final int SIZES = 6;

  /** In the model the parent grows with what it sends and the worker with what it receives. */
  private static final double GROWING_SIDES = 2;

  private static final String WHERE =
      " bytes of 200 kB to 4 MB, sent to the worker of a pool in programs of their own";

  private final Rounds rounds;
  private final Draft draft;

  MessageMemoryFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /** Puts in what the rounds say. */
  void apply() {
    double known =
        2 * (draft.seconds("processes.pickle-per-kib") + draft.seconds("processes.copy-per-kib"));
    of("large-", 1)
        .map(e -> e.map(v -> Math.max(0, v - known)))
        .ifPresent(
            e -> {
              draft.set(
                  "processes.kept-message",
                  "64KiB",
                  "measured on a 2-vCPU KVM guest (Linux 6.18, glibc, CPython 3.11): later messages"
                      + " of 60 kB to a pool's worker, and of 100 kB mostly, touch no new page");
              put(
                  "processes.memory-per-kib",
                  e,
                  "per KiB beyond processes.kept-message, less pickling and copying on two sides, of"
                      + WHERE
                      + ", after the first two");
            });
    of("growth-", 1 / GROWING_SIDES)
        .ifPresent(
            e ->
                put(
                    "processes.growth-per-kib",
                    e,
                    "by how much the first two took longer together, on each of two sides:"
                        + WHERE));
  }

  private void put(String path, Estimate e, String method) {
    draft.measured(
        path,
        Unit.FINE_TIME.print(e.value()),
        method
            + "; mean of "
            + SIZES
            + " sizes, from "
            + Unit.FINE_TIME.print(e.low())
            + " to "
            + Unit.FINE_TIME.print(e.high())
            + " by the size",
        e);
  }

  private Optional<Estimate> of(String name, double factor) {
    List<Estimate> each =
        IntStream.range(0, SIZES)
            .mapToObj(i -> rounds.median(PoolFit.POOL, name + i))
            .flatMap(Optional::stream)
            .toList();
    double[] values = each.stream().mapToDouble(Estimate::value).sorted().toArray();
    return values.length < SIZES
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                factor * Arrays.stream(values).average().orElseThrow(),
                factor * values[0],
                factor * values[SIZES - 1],
                each.get(0).rounds()));
  }
}
