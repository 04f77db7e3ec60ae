package gilsim.measure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Private folders for the files of real disks, one in each folder that the user named. They go with
 * all that is in them when this is closed; the supervisor removes them if this program is killed.
 */
final class DiskFolders implements AutoCloseable {
  private static final String PREFIX = "gilsim-disk-";

  private final Map<String, PrivateFolder> folders = new LinkedHashMap<>();

  /**
   * Makes them.
   *
   * @throws PythonException if one cannot be made
   */
  DiskFolders(RealDisks disks, Harness harness) {
    try {
      for (RealDisk disk : disks.disks()) {
        folders.computeIfAbsent(
            disk.folder().toString(), named -> new PrivateFolder(Path.of(named), PREFIX));
      }
      if (!folders.isEmpty()) {
        harness.alsoRemove(folders.values().stream().map(PrivateFolder::path).toList());
      }
    } catch (PythonException e) {
      close();
      throw e;
    }
  }

  /** Of every folder that the user named the private one in it. */
  Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    folders.forEach((named, folder) -> paths.put(named, folder.path().toString()));
    return paths;
  }

  /** Removes what a run has left, which may be a lot. */
  void clear() {
    folders.values().forEach(PrivateFolder::clear);
  }

  @Override
  public void close() {
    folders.values().forEach(PrivateFolder::close);
  }
}
