package gilsim.device;

import gilsim.form.Form;
import gilsim.form.TaggedType;
import gilsim.form.ValueType;
import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of device there are. */
public enum DeviceKind {
  /** No contention. */
  DELAY("delay", DelaySpec.class, DelaySpec.TYPE, DelayDevice::new),
  /** Servers with a waiting line. */
  QUEUE("queue", QueueSpec.class, QueueSpec.TYPE, QueueDevice::new),
  /** A bandwidth shared equally. */
  SHARED("shared", SharedSpec.class, SharedSpec.TYPE, SharedDevice::new),
  /** A rate limit. */
  TOKEN_BUCKET("token-bucket", TokenBucketSpec.class, TokenBucketSpec.TYPE, TokenBucketDevice::new),
  /** Connections, each for one request at a time. */
  CONNECTION_POOL(
      "connection-pool",
      ConnectionPoolSpec.class,
      ConnectionPoolSpec.TYPE,
      ConnectionPoolDevice::new);

  /** Makes the model of one kind of device. */
  @FunctionalInterface
  private interface Factory<S extends DeviceSpec> {
    Device create(S spec, int index, Engine engine, TraceListener trace);
  }

  private final String label;
  private final Class<? extends DeviceSpec> type;
  private final Form<DeviceSpec.Unnamed> form;
  private final Factory<DeviceSpec> factory;

  <S extends DeviceSpec> DeviceKind(
      String label, Class<S> type, Form<DeviceSpec.Unnamed> form, Factory<S> factory) {
    this.label = label;
    this.type = type;
    this.form = form;
    this.factory =
        (spec, index, engine, trace) -> factory.create(type.cast(spec), index, engine, trace);
  }

  /**
   * A device of a new replication.
   *
   * @param spec what to model
   * @param index the device's place in the scenario, from 0; what the trace calls it
   * @param engine of the replication
   * @param trace hears of every change of the device's state
   */
  public static Device create(DeviceSpec spec, int index, Engine engine, TraceListener trace) {
    return of(spec).factory.create(spec, index, engine, trace);
  }

  /** The kind of a device. */
  public static DeviceKind of(DeviceSpec spec) {
    for (DeviceKind kind : values()) {
      if (kind.type.isInstance(spec)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no line of DeviceKind for " + spec.getClass());
  }

  /** How a device of any kind is written. */
  public static ValueType<DeviceSpec.Unnamed> type() {
    Map<String, Form<? extends DeviceSpec.Unnamed>> forms = new LinkedHashMap<>();
    for (DeviceKind kind : values()) {
      forms.put(kind.label, kind.form);
    }
    return new TaggedType<>("device", "device", forms, List.of());
  }

  /** How it is written, the key {@code type} left out. */
  public Form<DeviceSpec.Unnamed> form() {
    return form;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
