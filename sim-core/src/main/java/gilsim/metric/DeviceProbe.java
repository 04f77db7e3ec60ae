package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Load of every device, and items in every queue of the program. */
final class DeviceProbe implements Probe {
  static final ProbeKind<DeviceProbe> KIND = new ProbeKind<>(DeviceProbe.class, DeviceProbe::new);

  private final Level[] busy;
  private final Level[] waiting;
  private final long[] refused;

  DeviceProbe(MetricContext context) {
    refused = new long[context.devices().size()];
    int devices = context.devices().size();
    busy = Stream.generate(Level::new).limit(devices).toArray(Level[]::new);
    int lines = devices + context.queues().size();
    waiting = Stream.generate(Level::new).limit(lines).toArray(Level[]::new);
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.DEVICE, TraceEvent.REFUSED, TraceEvent.QUEUE);
  }

  @Override
  public void restart(long now) {
    for (Level level : busy) {
      level.restart(now);
    }
    for (Level level : waiting) {
      level.restart(now);
    }
    Arrays.fill(refused, 0);
  }

  @Override
  public void device(long now, int device, double busyShare, int queued) {
    busy[device].set(busyShare, now);
    waiting[device].set(queued, now);
  }

  @Override
  public void refused(long now, int device) {
    refused[device]++;
  }

  @Override
  public void queue(long now, int queue, int items) {
    waiting[busy.length + queue].set(items, now);
  }

  double utilization(int device, Window window) {
    return busy[device].average(window);
  }

  /** Of a device, or of a queue: those count on from the devices. */
  double queueLength(int line, Window window) {
    return waiting[line].average(window);
  }

  /** Not a number for a device that never refuses. */
  double refused(int device, Window window) {
    String name = window.context().devices().get(device);
    return window.context().refusing().contains(name) ? refused[device] : Double.NaN;
  }
}
