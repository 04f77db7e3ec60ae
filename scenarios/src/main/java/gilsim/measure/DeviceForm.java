package gilsim.measure;

import gilsim.device.ConnectionPoolSpec;
import gilsim.device.DelaySpec;
import gilsim.device.DeviceSpec;
import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.device.TokenBucketSpec;
import java.util.Locale;
import java.util.Map;

/** Devices as {@code server.py} reads them. */
final class DeviceForm {
  private DeviceForm() {}

  static Map<String, Object> of(DeviceSpec device) {
    if (device instanceof DelaySpec delay) {
      return type("delay").put("time", DistributionForm.of(delay.latency())).toMap();
    }
    if (device instanceof QueueSpec queue) {
      return type("queue")
          .put("servers", queue.servers())
          .put("time", DistributionForm.of(queue.service()))
          .put("bandwidth", queue.bandwidth().isPresent() ? queue.bandwidth().getAsDouble() : null)
          .put("bus", queue.bus().isPresent() ? queue.bus().getAsDouble() : null)
          .put("discipline", queue.discipline().name().toLowerCase(Locale.ROOT))
          .put("capacity", queue.capacity().isPresent() ? queue.capacity().getAsInt() : null)
          .put("refuses", queue.refuses())
          .toMap();
    }
    if (device instanceof SharedSpec shared) {
      return type("shared")
          .put("bandwidth", shared.bandwidth())
          .put("latency", shared.latency())
          .toMap();
    }
    if (device instanceof TokenBucketSpec bucket) {
      return type("token-bucket")
          .put("rate", bucket.rate())
          .put("burst", bucket.burst())
          .put("time", DistributionForm.of(bucket.latency()))
          .put("refuses", bucket.refuses())
          .toMap();
    }
    if (device instanceof ConnectionPoolSpec pool) {
      return type("connection-pool")
          .put("size", pool.size())
          .put("time", DistributionForm.of(pool.latency()))
          .put("connect", DistributionForm.of(pool.connect()))
          .toMap();
    }
    throw new IllegalArgumentException("server.py has no device " + device.getClass());
  }

  private static JsonMap type(String type) {
    return new JsonMap().put("type", type);
  }
}
