package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/**
 * Equal servers behind one waiting line: the G/G/c station, and with a limit that refuses G/G/c/K.
 *
 * <p>A limit that does not refuse makes requests wait in front of the device, first come first
 * served. They count as waiting. Such a limit matters for the order of service only: the device
 * chooses among those inside.
 *
 * <p>Servers may share a bus: a request that has been served then waits for it and keeps its server
 * until its bytes are moved.
 */
final class QueueDevice implements Device, RequestStage {
  private final QueueSpec spec;
  private final int index;
  private final Engine engine;
  private final TraceListener trace;
  private final int places;
  private final WaitingLine inside;
  private final RequestQueue outside = new RequestQueue();
  private final Bus bus;
  private long arrivals;
  private int inService;

  QueueDevice(QueueSpec spec, int index, Engine engine, TraceListener trace) {
    this.spec = spec;
    this.index = index;
    this.engine = engine;
    this.trace = trace;
    this.bus = new Bus(engine, this::served);
    this.inside = spec.discipline().line();
    this.places = spec.capacity().orElse(Integer.MAX_VALUE) - spec.servers();
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public void submit(IoRequest request, double bytes, RandomStream random) {
    request.begin(this);
    request.work = spec.service().sample(random, arrivals++) + spec.moving(bytes);
    request.onBus = spec.onBus(bytes);
    if (spec.discipline().draws()) {
      request.uniform = random.nextUniform();
    }
    if (inService < spec.servers()) {
      inService++;
      serve(request);
    } else if (inside.size() < places) {
      inside.add(request);
    } else if (spec.refuses()) {
      trace.refused(engine.now(), index);
      request.refuse(engine);
      return;
    } else {
      outside.add(request);
    }
    report();
  }

  @Override
  public void elapsed(IoRequest request) {
    long moving = Math.round(request.onBus);
    if (moving > 0) {
      bus.move(request, moving);
    } else {
      served(request);
    }
  }

  private void served(IoRequest request) {
    if (!inside.isEmpty()) {
      serve(inside.remove(request));
      if (!outside.isEmpty()) {
        inside.add(outside.remove());
      }
    } else if (!outside.isEmpty()) {
      serve(outside.remove());
    } else {
      inService--;
    }
    report();
    request.complete();
  }

  private void serve(IoRequest request) {
    engine.scheduleIn(request, Math.round(request.work));
  }

  private void report() {
    double busy = (double) inService / spec.servers();
    trace.device(engine.now(), index, busy, inside.size() + outside.size());
  }
}
