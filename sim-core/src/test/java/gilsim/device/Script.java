package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests at given instants to one device: what happens, as lines and as completion times. */
final class Script implements TraceListener {
  final List<String> lines = new ArrayList<>();
  final List<Long> completions = new ArrayList<>();
  final List<Integer> order = new ArrayList<>();
  double highestBusy;
  double lastBusy;
  int lastWaiting;
  private final RandomStream random = random(0);
  private final DeviceSpec spec;
  private final Optional<Distribution> lateness;
  private final List<Submission> submissions = new ArrayList<>();

  private record Submission(long at, double bytes) {}

  Script(DeviceSpec spec) {
    this(spec, Optional.empty());
  }

  /** The device's answers are late. */
  Script(DeviceSpec spec, Distribution lateness) {
    this(spec, Optional.of(lateness));
  }

  private Script(DeviceSpec spec, Optional<Distribution> lateness) {
    this.spec = spec;
    this.lateness = lateness;
  }

  private static RandomStream random(int index) {
    return new RandomStreams(1, 0).stream("test", index);
  }

  Script submit(long at, double bytes) {
    submissions.add(new Submission(at, bytes));
    completions.add(-1L);
    return this;
  }

  Script run() {
    Engine.run(
        engine -> {
          Device punctual = DeviceKind.create(spec, 0, engine, this);
          Device device =
              lateness
                  .map(late -> (Device) new LateDevice(punctual, late, engine, random(1)))
                  .orElse(punctual);
          for (int i = 0; i < submissions.size(); i++) {
            schedule(engine, device, i);
          }
        },
        Long.MAX_VALUE);
    return this;
  }

  private void schedule(Engine engine, Device device, int number) {
    IoRequest request = new IoRequest(done -> complete(number, done, engine.now()));
    Event submit =
        new Event() {
          @Override
          protected void fire() {
            device.submit(request, submissions.get(number).bytes(), random);
          }
        };
    engine.schedule(submit, submissions.get(number).at());
  }

  private void complete(int number, IoRequest request, long now) {
    if (completions.get(number) >= 0) {
      throw new AssertionError("request " + number + " completed twice");
    }
    completions.set(number, now);
    order.add(number);
    lines.add(now + (request.isRefused() ? " refused " : " done ") + number);
  }

  @Override
  public void device(long now, int device, double busy, int waiting) {
    lines.add(now + " busy " + busy + " waiting " + waiting);
    highestBusy = Math.max(highestBusy, busy);
    lastBusy = busy;
    lastWaiting = waiting;
  }

  @Override
  public void refused(long now, int device) {
    lines.add(now + " device refuses");
  }
}
