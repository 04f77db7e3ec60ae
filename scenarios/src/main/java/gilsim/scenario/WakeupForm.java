package gilsim.scenario;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.os.IdleTimer;
import gilsim.os.KernelWork;
import gilsim.os.OsLatencies;
import java.util.Optional;

/** The {@code wakeup} part of an operating system. */
final class WakeupForm {
  private static final long NANOS_PER_MS = 1_000_000;

  private static final Key<Distribution> SAME_CPU =
      Key.of(
              "same-cpu",
              DistributionType.duration(),
              "{uniform: {from: 3.5us, to: 4.5us}}",
              "on a processor that runs something, as the waker's own does")
          .asCost();

  private static final Key<Distribution> CROSS_CPU =
      Key.of(
              "cross-cpu",
              DistributionType.duration(),
              "{uniform: {from: 7.5us, to: 8.5us}}",
              "on an idle processor")
          .asCost();

  private static final Key<Distribution> HALTED =
      Key.optional(
              "halted",
              DistributionType.duration(),
              "on a processor that halted because it was idle for long, as those of virtual machines"
                  + " do; with halts-after")
          .asCost();

  private static final Key<Long> HALTS_AFTER =
      Key.optional(
          "halts-after",
          Types.duration(),
          "how long a processor is idle before it halts; never if left out");

  private static final Key<Long> HALTED_CALL =
      Key.of(
              "halted-call",
              Types.duration(),
              "0s",
              "processor time of whoever wakes a thread on a processor that halted")
          .asCost();

  private static final Key<Long> MOST =
      Key.required("most", Types.duration(), "after a long time").asCost();

  private static final Key<Long> WITHIN =
      Key.of(
          "within",
          Types.positiveDuration(),
          IdleTimer.USUAL_WITHIN / NANOS_PER_MS + "ms",
          "the time after which it is 63 % of that: most × (1 − e^(−time / within))");

  private static final Key<IdleTimer> IDLE_TIMER =
      Key.optional(
          "idle-timer",
          Form.of(
              "idle-timer",
              "by how much a timer, or an answer from outside, is later where its processor has been"
                  + " idle",
              v -> new IdleTimer(v.get(MOST), v.get(WITHIN)),
              MOST,
              WITHIN),
          "by how much a timer, or an answer from outside, is later the longer its processor has"
              + " been idle; if left out it wakes a processor that halted as a thread does");

  /** Latencies of a wake-up. */
  record Wakeup(
      Distribution sameCpu,
      Distribution crossCpu,
      Optional<Distribution> halted,
      Optional<Long> haltsAfter,
      long haltedCall,
      Optional<IdleTimer> idleTimer) {
    Wakeup {
      if (haltedCall > 0 && halted.isEmpty()) {
        throw new IllegalArgumentException(
            "halted-call has no effect without halted and halts-after; write all three or none");
      }
      if (halted.isPresent() != haltsAfter.isPresent()) {
        throw new IllegalArgumentException(
            "halted and halts-after belong together; write both or neither");
      }
    }

    /** With what is written elsewhere. */
    OsLatencies with(Distribution timerSlack, Distribution interrupt) {
      KernelWork work = new KernelWork(interrupt, haltedCall);
      OsLatencies latencies =
          halted.isPresent()
              ? new OsLatencies(
                  sameCpu, crossCpu, timerSlack, halted.get(), haltsAfter.orElseThrow(), work)
              : new OsLatencies(sameCpu, crossCpu, timerSlack).with(work);
      return idleTimer.map(latencies::with).orElse(latencies);
    }
  }

  /** How it is written. */
  static final Key<Wakeup> WAKEUP =
      Key.of(
          "wakeup",
          Form.of(
              "wakeup",
              "time from a wake-up to the begin of the switch",
              v ->
                  new Wakeup(
                      v.get(SAME_CPU),
                      v.get(CROSS_CPU),
                      v.find(HALTED),
                      v.find(HALTS_AFTER),
                      v.get(HALTED_CALL),
                      v.find(IDLE_TIMER)),
              SAME_CPU,
              CROSS_CPU,
              HALTED,
              HALTS_AFTER,
              HALTED_CALL,
              IDLE_TIMER),
          "{}",
          "time from a wake-up to the begin of the switch");

  private WakeupForm() {}
}
