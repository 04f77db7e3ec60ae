package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/** Makes the model of a device from its specification. */
public final class Devices {
  private Devices() {}

  /**
   * A device of a new replication.
   *
   * @param spec what to model
   * @param index the device's place in the scenario, from 0; what the trace calls it
   * @param engine of the replication
   * @param trace hears of every change of the device's state
   */
  public static Device create(DeviceSpec spec, int index, Engine engine, TraceListener trace) {
    if (spec instanceof DelaySpec delay) {
      return new DelayDevice(delay, index, engine, trace);
    }
    if (spec instanceof QueueSpec queue) {
      return new QueueDevice(queue, index, engine, trace);
    }
    return new SharedDevice((SharedSpec) spec, index, engine, trace);
  }
}
