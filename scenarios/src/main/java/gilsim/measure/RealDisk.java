package gilsim.measure;

import gilsim.device.DeviceKind;
import gilsim.device.DeviceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A device that real files take the place of while a scenario is measured.
 *
 * @param device its name in the scenario
 * @param folder where the files are, as the user named it; never something that a scenario says
 * @param reads whether requests read; else they write and wait for fsync(2)
 */
public record RealDisk(String device, Path folder, boolean reads) {
  /** File systems without a disk. */
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");

  /**
   * Checks the folder.
   *
   * @throws PythonException if files cannot be made in it
   */
  public RealDisk {
    if (!Files.isDirectory(folder)) {
      throw new PythonException(
          "the files of device " + device + ": there is no folder " + folder + "; make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new PythonException(
          "the files of device " + device + ": the folder " + folder + " may not be written to");
    }
    try {
      folder = folder.toRealPath();
    } catch (IOException e) {
      throw new PythonException(folder + " cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** As {@code devices.py} reads it. */
  Map<String, Object> form() {
    return new JsonMap().put("where", folder.toString()).put("reads", reads).toMap();
  }

  /** Why it cannot take the place of a device, for people; empty if it can. */
  static String obstacle(DeviceSpec device) {
    String kind = DeviceKind.of(device).label();
    if (!Set.of("queue", "delay", "shared").contains(kind)) {
      return "a " + kind + " is no disk";
    }
    return device.refuses() ? "real files refuse nothing, as when-full: refuse wants" : "";
  }

  /** What a reader of results must know, for people. */
  String remark() {
    String does =
        reads
            ? " reads its bytes (4 KiB without a size) from a file of 64 MiB in %s (%s) that is kept out"
                + " of the page cache"
            : " appends its bytes (4 KiB without a size) to a file in %s (%s) and waits for fsync";
    String type = type();
    return "device "
        + device
        + " was real files: every io"
        + String.format(does, folder, type)
        + "; what the scenario says of its times, servers and releases holds for simulated runs only"
        + (IN_MEMORY.contains(type)
            ? ". That file system is in memory, so these times are not those of a disk"
            : "");
  }

  private String type() {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      return "file system unknown";
    }
  }
}
