package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/**
 * Connections, each for one request at a time: the G/G/c station whose servers first have to be set
 * up. A request uses an open connection if one is free; else it opens another one, if there may be
 * more; else it waits.
 */
final class ConnectionPoolDevice implements Device, RequestStage {
  private final ConnectionPoolSpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private final RequestQueue waiting = new RequestQueue();
  private long arrivals;
  private int open;
  private int inUse;

  ConnectionPoolDevice(ConnectionPoolSpec spec, int index, Engine engine, TraceListener trace) {
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
    request.begin(this);
    request.work = spec.latency().sample(random, arrivals);
    // Drawn even where it is not needed, so that every request draws equally often.
    double connect = spec.connect().sample(random, arrivals++);
    if (inUse < open) {
      inUse++;
      engine.scheduleIn(request, Math.round(request.work));
    } else if (open < spec.size()) {
      open++;
      inUse++;
      engine.scheduleIn(request, Math.round(connect + request.work));
    } else {
      waiting.add(request);
    }
    report();
  }

  @Override
  public void elapsed(IoRequest request) {
    if (waiting.isEmpty()) {
      inUse--;
    } else {
      IoRequest next = waiting.remove();
      engine.scheduleIn(next, Math.round(next.work));
    }
    report();
    request.complete();
  }

  private void report() {
    trace.device(engine.now(), index, (double) inUse / spec.size(), waiting.size());
  }
}
