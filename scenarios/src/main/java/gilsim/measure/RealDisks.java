package gilsim.measure;

import gilsim.device.DeviceSpec;
import gilsim.experiment.SystemSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The devices that are real files while scenarios are measured.
 *
 * @param disks of different devices
 */
public record RealDisks(List<RealDisk> disks) {
  /** All devices are played. */
  public static final RealDisks NONE = new RealDisks(List.of());

  /** Copies the list. */
  public RealDisks {
    disks = List.copyOf(disks);
  }

  Optional<RealDisk> of(DeviceSpec device) {
    return disks.stream().filter(disk -> disk.device().equals(device.name())).findFirst();
  }

  /** A device as the harness reads it. What is drawn stays, so that other draws stay the same. */
  Map<String, Object> form(DeviceSpec device) {
    Map<String, Object> form = new TreeMap<>(DeviceForm.of(device));
    of(device).ifPresent(disk -> form.put("disk", disk.form()));
    return form;
  }

  /** Those that a system has. */
  Stream<RealDisk> in(SystemSpec system) {
    return system.devices().stream().flatMap(device -> of(device).stream());
  }

  /** Why a system cannot have them, for people; empty if it can. */
  Optional<String> obstacle(SystemSpec system, Python python) {
    for (DeviceSpec device : system.devices()) {
      Optional<RealDisk> disk = of(device);
      if (disk.isPresent()) {
        String reason = RealDisk.obstacle(device);
        if (!reason.isEmpty()) {
          return Optional.of("device " + device.name() + " cannot be real files: " + reason);
        }
        if (disk.get().reads() && !python.facts().atLeast(3, 3)) {
          return Optional.of(
              "reading past the page cache needs os.posix_fadvise, which Python 3.3 was the first"
                  + " to have");
        }
      }
    }
    return Optional.empty();
  }
}
