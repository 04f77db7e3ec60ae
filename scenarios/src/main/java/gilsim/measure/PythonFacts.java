package gilsim.measure;

import java.util.List;

/**
 * What an interpreter says about itself.
 *
 * @param executable its real path ({@code sys.executable}); empty if it does not know
 * @param implementation {@code cpython}, {@code pypy} …
 * @param version major, minor and micro version
 * @param versionText as it prints itself, e.g. {@code 3.14.0rc2}
 * @param gilEnabled whether a global interpreter lock is on
 * @param freeThreaded whether it was built to run without one ({@code Py_GIL_DISABLED})
 * @param optimised whether it was built with profile-guided optimisation
 * @param debug whether it is a debug build, several times slower
 * @param processors hardware threads that it may run on
 * @param modules which of the modules asked for it has, e.g. {@code gevent}
 */
public record PythonFacts(
    String executable,
    String implementation,
    List<Integer> version,
    String versionText,
    boolean gilEnabled,
    boolean freeThreaded,
    boolean optimised,
    boolean debug,
    int processors,
    List<String> modules) {
  /** Copies the lists. */
  public PythonFacts {
    version = List.copyOf(version);
    modules = List.copyOf(modules);
  }

  /** Whether it is at least this version. */
  public boolean atLeast(int major, int minor) {
    int own = version.get(0) * 1000 + version.get(1);
    return own >= major * 1000 + minor;
  }

  /** Whether it is this version. */
  public boolean isVersion(int major, int minor) {
    return version.get(0) == major && version.get(1) == minor;
  }

  /** As the profiles of interpreters are called, e.g. {@code cpython-3.13t}. */
  public String profileName() {
    String threads = freeThreaded && !gilEnabled ? "t" : "";
    return implementation + "-" + version.get(0) + "." + version.get(1) + threads;
  }
}
