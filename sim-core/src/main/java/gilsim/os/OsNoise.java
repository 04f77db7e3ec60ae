package gilsim.os;

import gilsim.distribution.Distribution;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;

/**
 * The draws of the operating system in one replication: how late it is, and where the ticks of its
 * processors lie. Without them threads would fall into step as they never do on a real machine.
 */
final class OsNoise {
  private final OsLatencies latencies;
  private final long tickPhase;
  private final RandomStreams streams;
  private final RandomStream wakeups;
  private final RandomStream timers;
  private final RandomStream interrupts;
  private long draws;

  OsNoise(OsSpec spec, RandomStreams streams) {
    this.latencies = spec.latencies();
    this.tickPhase = spec.tickPhase();
    this.streams = streams;
    this.wakeups = streams.stream("os/wakeup", 0);
    this.timers = streams.stream("os/timer", 0);
    this.interrupts = streams.stream("os/interrupt", 0);
  }

  /** Latency of a wake-up on a processor that is busy, nanoseconds. */
  long wakeupOnBusy() {
    return draw(latencies.wakeupSameCpu(), wakeups);
  }

  /** Latency of a wake-up on a processor that has been idle for so long, nanoseconds. */
  long wakeupOnIdle(long since) {
    return draw(halted(since) ? latencies.wakeupHalted() : latencies.wakeupCrossCpu(), wakeups);
  }

  /** Whether a processor that has been idle for so long has given itself up. */
  boolean halted(long since) {
    return since > latencies.haltsAfter();
  }

  /** How late a timer fires, nanoseconds. */
  long timerSlack() {
    return draw(latencies.timerSlack(), timers);
  }

  /** How long the next interrupt takes, nanoseconds. */
  long interrupt() {
    return draw(latencies.work().interrupt(), interrupts);
  }

  /** By how much the ticks of a processor are later than the multiples of the tick. */
  long tickPhase(int processor) {
    return tickPhase == 0
        ? 0
        : (long) (streams.stream("os/tick", processor).nextUniform() * tickPhase);
  }

  /** Whether a processor looks for waiting threads when it runs out of work. */
  RandomStream newlyIdle(int processor) {
    return streams.stream("os/newly-idle", processor);
  }

  private long draw(Distribution latency, RandomStream random) {
    return Math.round(latency.isConstant() ? latency.mean() : latency.sample(random, draws++));
  }
}
