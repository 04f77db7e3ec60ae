package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/** A device without contention: the infinite-server station of queueing theory. */
final class DelayDevice implements Device, RequestStage {
  private final DelaySpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private long arrivals;
  private long present;

  DelayDevice(DelaySpec spec, int index, Engine engine, TraceListener trace) {
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
    engine.scheduleIn(request, Math.round(spec.latency().sample(random, arrivals++)));
    if (present++ == 0) {
      trace.device(engine.now(), index, 1, 0);
    }
  }

  @Override
  public void elapsed(IoRequest request) {
    if (--present == 0) {
      trace.device(engine.now(), index, 0, 0);
    }
    request.complete();
  }
}
