package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/**
 * A bandwidth that all transfers in progress share equally, after a latency in which they use none:
 * the processor-sharing station of queueing theory.
 *
 * <p>A clock of service runs at the share that each transfer gets. A transfer is complete when the
 * clock has advanced by its work, so arrivals and departures never touch the other transfers. The
 * clock is kept at the exact, fractional instant of the last departure: that completions are heard
 * of at the next whole nanosecond does not add up. Source of the method: virtual time of fair
 * queueing, Demers, Keshav and Shenker, "Analysis and simulation of a fair queueing algorithm",
 * SIGCOMM 1989, section 2.
 */
final class SharedDevice implements Device, RequestStage {
  private static final double NANOS_PER_SECOND = 1e9;

  /** A departure later than a whole nanosecond by less is on it: rounding, not time. */
  private static final double ROUNDING = 1e-3;

  /** Reading of the clock at which it is set back to 0, so that it keeps its precision. */
  private static final double CLOCK_LIMIT = 0x1p30;

  private final SharedSpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private final TransferHeap transfers = new TransferHeap();
  private final RequestQueue departed = new RequestQueue();
  private final Event departure =
      new Event() {
        @Override
        protected void fire() {
          depart();
        }
      };

  private double clock;
  private long clockInstant;
  private double clockFraction;
  private boolean busy;
  private boolean departing;

  SharedDevice(SharedSpec spec, int index, Engine engine, TraceListener trace) {
    this.spec = spec;
    this.index = index;
    this.engine = engine;
    this.trace = trace;
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public void submit(IoRequest request, double bytes, RandomStream random) {
    if (!(bytes >= 0) || Double.isInfinite(bytes)) {
      throw new IllegalArgumentException("bytes must be a finite number >= 0 but is " + bytes);
    }
    request.begin(this);
    request.work = bytes * NANOS_PER_SECOND / spec.bandwidth();
    if (spec.latency() == 0) {
      elapsed(request);
    } else {
      engine.scheduleIn(request, spec.latency());
    }
  }

  /** The latency is over: the transfer begins. */
  @Override
  public void elapsed(IoRequest request) {
    advance();
    request.finish = clock + request.work;
    transfers.add(request);
    report();
    if (!departing) {
      plan();
    }
  }

  private void depart() {
    advance();
    report();
    departing = true;
    for (int n = departed.size(); n > 0; n--) {
      departed.remove().complete();
    }
    departing = false;
    plan();
  }

  /** Brings the clock to now; transfers that finish on the way leave at their exact instants. */
  private void advance() {
    long now = engine.now();
    while (!transfers.isEmpty() && firstDue() <= now) {
      double exact = untilFirst();
      long whole = (long) Math.floor(exact);
      clockInstant += whole;
      clockFraction = exact - whole;
      IoRequest first = transfers.removeFirst();
      clock = first.finish;
      departed.add(first);
    }
    if (transfers.isEmpty()) {
      clock = 0;
    } else {
      clock += (now - clockInstant - clockFraction) / transfers.size();
      if (clock > CLOCK_LIMIT) {
        transfers.rebase(clock);
        clock = 0;
      }
    }
    clockInstant = now;
    clockFraction = 0;
  }

  /** Nanoseconds from the clock's whole instant to the exact end of the first transfer. */
  private double untilFirst() {
    return clockFraction + (transfers.first().finish - clock) * transfers.size();
  }

  /** The whole nanosecond at which the first transfer's end is heard of. */
  private long firstDue() {
    double rounding = ROUNDING + 2 * transfers.size() * Math.ulp(transfers.first().finish);
    return clockInstant + (long) Math.ceil(untilFirst() - rounding);
  }

  private void plan() {
    if (departed.isEmpty() && transfers.isEmpty()) {
      return;
    }
    long due = departed.isEmpty() ? firstDue() : engine.now();
    if (departure.isScheduled() && departure.scheduledTime() != due) {
      engine.cancel(departure);
    }
    if (!departure.isScheduled()) {
      engine.schedule(departure, due);
    }
  }

  private void report() {
    if (busy == transfers.isEmpty()) {
      busy = !busy;
      trace.device(engine.now(), index, busy ? 1 : 0, 0);
    }
  }
}
