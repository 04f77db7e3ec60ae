package gilsim.scenario;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.interpreter.WorldStops;

/** The {@code gil} part of an interpreter. */
record GilCosts(
    double requesterBias,
    Distribution forcedGap,
    Distribution voluntaryGap,
    long signalCost,
    Distribution idlePost,
    long sleepEntry,
    long switchCost,
    WorldStops worldStops) {
  private static final Key<Double> REQUESTER_BIAS =
      Key.required(
          "requester-bias",
          Types.number(Range.of(0, 1)),
          "probability that a released GIL's signal goes to the thread that requested it, else to"
              + " any waiter");

  private static final Key<Distribution> FORCED_GAP =
      Key.required(
              "forced-gap",
              DistributionType.duration(),
              "extra time, on top of the wake-up, until the next thread has the GIL after a forced"
                  + " release")
          .asCost();

  private static final Key<Distribution> VOLUNTARY_GAP =
      Key.required(
              "voluntary-gap",
              DistributionType.duration(),
              "the same after a release around a blocking call")
          .asCost();

  private static final Key<Long> SIGNAL_COST =
      Key.required(
              "signal-cost",
              Types.duration(),
              "what the releasing thread spends to signal a waiter")
          .asCost();

  private static final Key<Distribution> IDLE_POST =
      Key.of(
              "idle-post",
              DistributionType.duration(),
              "0",
              "ticks only: a release that wakes nobody, because the waiters are awake already")
          .asCost();

  private static final Key<Long> SLEEP_ENTRY =
      Key.of(
              "sleep-entry",
              Types.duration(),
              "0",
              "ticks only: from a waiter's finding the GIL taken to the kernel's look before it sleeps, and"
                  + " back if that finds it free")
          .asCost();

  private static final Key<Long> SWITCH_COST =
      Key.required(
              "switch-cost",
              Types.duration(),
              "extra work of a thread that takes the GIL over from another one (cold caches)")
          .asCost();

  private static final Key<Long> COLLECT_EVERY =
      Key.of(
          "collect-every",
          Types.duration(),
          "0",
          "none only: computing of all threads together between two garbage collections, which stop"
              + " all threads; 0: never, as where few containers are made");

  private static final Key<Long> COLLECT_PAUSE =
      Key.of("collect-pause", Types.duration(), "0", "none only: how long one of them takes")
          .asCost();

  static final Form<GilCosts> TYPE =
      Form.of(
          "gil",
          "how the GIL behaves",
          v ->
              new GilCosts(
                  v.get(REQUESTER_BIAS),
                  v.get(FORCED_GAP),
                  v.get(VOLUNTARY_GAP),
                  v.get(SIGNAL_COST),
                  v.get(IDLE_POST),
                  v.get(SLEEP_ENTRY),
                  v.get(SWITCH_COST),
                  new WorldStops(v.get(COLLECT_EVERY), v.get(COLLECT_PAUSE))),
          REQUESTER_BIAS,
          FORCED_GAP,
          VOLUNTARY_GAP,
          SIGNAL_COST,
          IDLE_POST,
          SLEEP_ENTRY,
          SWITCH_COST,
          COLLECT_EVERY,
          COLLECT_PAUSE);
}
