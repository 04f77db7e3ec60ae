package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Load of every device. */
final class DeviceProbe implements Probe {
  static final ProbeKind<DeviceProbe> KIND = new ProbeKind<>(DeviceProbe.class, DeviceProbe::new);

  private final Level[] busy;
  private final Level[] waiting;

  DeviceProbe(MetricContext context) {
    int devices = context.devices().size();
    busy = Stream.generate(Level::new).limit(devices).toArray(Level[]::new);
    waiting = Stream.generate(Level::new).limit(devices).toArray(Level[]::new);
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.DEVICE);
  }

  @Override
  public void restart(long now) {
    for (int i = 0; i < busy.length; i++) {
      busy[i].restart(now);
      waiting[i].restart(now);
    }
  }

  @Override
  public void device(long now, int device, double busyShare, int queued) {
    busy[device].set(busyShare, now);
    waiting[device].set(queued, now);
  }

  double utilization(int device, Window window) {
    return busy[device].average(window);
  }

  double queueLength(int device, Window window) {
    return waiting[device].average(window);
  }
}
