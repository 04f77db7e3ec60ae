package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/**
 * A token bucket, kept as the instant at which it would be full again if no more requests came: the
 * virtual scheduling form of the generic cell rate algorithm (ITU-T recommendation I.371, annex A;
 * "theoretical arrival time"). Every token moves that instant by one interval; a request may pass
 * once it lies at most a whole bucket ahead.
 *
 * <p>The bucket counts as busy while it is not full, so that its utilization is the share of the
 * rate in use: requests per second / rate. Instants are kept with their fractions of a nanosecond,
 * so that rounding does not change the rate.
 */
final class TokenBucketDevice implements Device {
  private static final double NANOS_PER_SECOND = 1e9;

  /** A token later than a whole nanosecond by less is on it: rounding, not time. */
  private static final double ROUNDING = 1e-3;

  private final TokenBucketSpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private final double interval;
  private final RequestStage waiting = this::granted;
  private final RequestStage answering = IoRequest::complete;
  private final Event refilled =
      new Event() {
        @Override
        protected void fire() {
          if (!planRefill()) {
            report();
          }
        }
      };
  private double full;
  private long arrivals;
  private int waiters;

  TokenBucketDevice(TokenBucketSpec spec, int index, Engine engine, TraceListener trace) {
    this.spec = spec;
    this.index = index;
    this.engine = engine;
    this.trace = trace;
    this.interval = NANOS_PER_SECOND / spec.rate();
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public void submit(IoRequest request, double bytes, RandomStream random) {
    request.begin(waiting);
    request.work = spec.latency().sample(random, arrivals++);
    double exact = Math.max(engine.now(), full - (spec.burst() - 1) * interval);
    long grant = (long) Math.ceil(exact - ROUNDING);
    if (grant > engine.now() && spec.refuses()) {
      trace.refused(engine.now(), index);
      request.refuse(engine);
      return;
    }
    full = Math.max(exact, full) + interval;
    if (grant > engine.now()) {
      waiters++;
      engine.schedule(request, grant);
    } else {
      answer(request);
    }
    report();
  }

  private void granted(IoRequest request) {
    waiters--;
    answer(request);
    report();
  }

  private void answer(IoRequest request) {
    request.enter(answering);
    engine.scheduleIn(request, Math.round(request.work));
  }

  private void report() {
    trace.device(engine.now(), index, planRefill() ? 1 : 0, waiters);
  }

  /** False if the bucket is full; else its refill is an event, or an earlier look at it is. */
  private boolean planRefill() {
    long due = (long) Math.ceil(full - ROUNDING);
    if (due > engine.now() && !refilled.isScheduled()) {
      engine.schedule(refilled, due);
    }
    return due > engine.now();
  }
}
