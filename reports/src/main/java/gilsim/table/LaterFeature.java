package gilsim.table;

import java.util.Collection;
import java.util.Map;

/**
 * What strategies use that older Pythons lack. Source: the "new in version" notes of the library
 * reference, <a href="https://docs.python.org/3/library/">docs.python.org</a>.
 */
enum LaterFeature {
  /** {@code concurrent.futures.ThreadPoolExecutor}. */
  THREAD_POOL("type", "thread-pool", 2, "ThreadPoolExecutor", Since.FUTURES),
  /** {@code concurrent.futures.ProcessPoolExecutor}. */
  PROCESS_POOL("type", "process-pool", 2, "ProcessPoolExecutor", Since.FUTURES),
  /** {@code asyncio}. */
  LOOP("type", "asyncio", 4, "asyncio", ""),
  /** {@code multiprocessing.set_start_method("spawn")}. */
  SPAWN("start", "spawn", 4, "start method spawn on Linux", ""),
  /** {@code multiprocessing.set_start_method("forkserver")}. */
  FORK_SERVER("start", "forkserver", 4, "start method forkserver", ""),
  /** {@code concurrent.futures.InterpreterPoolExecutor}. */
  INTERPRETER_POOL(
      "type",
      "interpreter-pool",
      14,
      "InterpreterPoolExecutor",
      "; before it, such interpreters exist only through private modules and the C API, with a GIL of"
          + " their own from 3.12 on");

  /** Texts that constants share; an enum's own are not there yet when it makes them. */
  private static final class Since {
    static final String FUTURES = "; for 2.7 there is the package futures";
  }

  private final String key;
  private final String word;
  private final int minor;
  private final String name;
  private final String more;

  LaterFeature(String key, String word, int minor, String name, String more) {
    this.key = key;
    this.word = word;
    this.minor = minor;
    this.name = name;
    this.more = more;
  }

  /** Whether a strategy, or anything inside it, uses this. */
  boolean isIn(Object strategy) {
    if (strategy instanceof Map<?, ?> map) {
      return word.equals(map.get(key)) || map.values().stream().anyMatch(this::isIn);
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
