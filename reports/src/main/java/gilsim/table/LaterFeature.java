package gilsim.table;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What strategies use that older Pythons lack. Source: the "new in version" notes of the library
 * reference, <a href="https://docs.python.org/3/library/">docs.python.org</a>.
 */
enum LaterFeature {
  /** {@code ThreadPoolExecutor} and {@code ProcessPoolExecutor}. */
  FUTURES(
      "type",
      Set.of("thread-pool", "process-pool"),
      2,
      "concurrent.futures",
      "; for 2.7 there is the package futures"),
  /** {@code asyncio}. */
  LOOP("type", Set.of("asyncio"), 4, "asyncio", ""),
  /** {@code multiprocessing.set_start_method("spawn")}. */
  SPAWN("start", Set.of("spawn"), 4, "start method spawn on Linux", ""),
  /** {@code multiprocessing.set_start_method("forkserver")}. */
  FORK_SERVER("start", Set.of("forkserver"), 4, "start method forkserver", ""),
  /** {@code concurrent.futures.InterpreterPoolExecutor}. */
  INTERPRETER_POOL(
      "type",
      Set.of("interpreter-pool"),
      14,
      "InterpreterPoolExecutor",
      "; before it, such interpreters exist only through private modules and the C API, with a GIL of"
          + " their own from 3.12 on");

  private final String key;
  private final Set<String> words;
  private final int minor;
  private final String name;
  private final String more;

  LaterFeature(String key, Set<String> words, int minor, String name, String more) {
    this.key = key;
    this.words = words;
    this.minor = minor;
    this.name = name;
    this.more = more;
  }

  /** Whether a strategy, or anything inside it, uses this. */
  boolean isIn(Object strategy) {
    if (strategy instanceof Map<?, ?> map) {
      return map.get(key) instanceof String word && words.contains(word)
          || map.values().stream().anyMatch(this::isIn);
    }
    return strategy instanceof Collection<?> all && all.stream().anyMatch(this::isIn);
  }

  /** Whether a version of CPython lacks it. */
  boolean isMissingIn(int majorVersion, int minorVersion) {
    return majorVersion < 3 || majorVersion == 3 && minorVersion < minor;
  }

  /** What lacks it, e.g. {@code cpython-2.7 has}, as a sentence without its stop. */
  String missing(String who) {
    return who + " no " + name + ", Python 3." + minor + " was the first" + more;
  }
}
