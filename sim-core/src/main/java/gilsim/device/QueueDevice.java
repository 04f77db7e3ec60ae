package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/** Equal servers behind one waiting line, first come first served: the G/G/c station. */
final class QueueDevice implements Device, RequestStage {
  private final QueueSpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private final RequestQueue waiting = new RequestQueue();
  private long arrivals;
  private int inService;

  QueueDevice(QueueSpec spec, int index, Engine engine, TraceListener trace) {
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
    request.work = spec.service().sample(random, arrivals++);
    if (inService < spec.servers()) {
      inService++;
      serve(request);
    } else {
      waiting.add(request);
    }
    report();
  }

  @Override
  public void elapsed(IoRequest request) {
    if (waiting.isEmpty()) {
      inService--;
    } else {
      serve(waiting.remove());
    }
    report();
    request.complete();
  }

  private void serve(IoRequest request) {
    engine.scheduleIn(request, Math.round(request.work));
  }

  private void report() {
    trace.device(engine.now(), index, (double) inService / spec.servers(), waiting.size());
  }
}
