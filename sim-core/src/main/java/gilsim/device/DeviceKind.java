package gilsim.device;

import gilsim.form.Form;
import gilsim.form.TaggedType;
import gilsim.form.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of device there are. */
public enum DeviceKind {
  /** No contention. */
  DELAY("delay", DelaySpec.TYPE),
  /** Servers with a waiting line. */
  QUEUE("queue", QueueSpec.TYPE),
  /** A bandwidth shared equally. */
  SHARED("shared", SharedSpec.TYPE);

  private static final List<String> LATER = List.of("token-bucket", "connection-pool");

  private final String label;
  private final Form<DeviceSpec.Unnamed> form;

  DeviceKind(String label, Form<DeviceSpec.Unnamed> form) {
    this.label = label;
    this.form = form;
  }

  /** How a device of any kind is written. */
  public static ValueType<DeviceSpec.Unnamed> type() {
    Map<String, Form<? extends DeviceSpec.Unnamed>> forms = new LinkedHashMap<>();
    for (DeviceKind kind : values()) {
      forms.put(kind.label, kind.form);
    }
    return new TaggedType<>("device", "device", forms, LATER);
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
