package gilsim.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to be known of a process to kill it: its threads and the GILs of its interpreters.
 *
 * <p>All threads end as soon as they have a processor, a running one at once; the process is gone
 * when the last of them has ended (Linux kernel/exit.c {@code do_exit}). Nothing is released on the
 * way: a semaphore that a thread held stays taken, half a message stays in its pipe, a request that
 * a device has is served for nobody.
 */
final class Mortality {
  private final Runnable gone;
  private final List<PythonThread> threads = new ArrayList<>();
  private final List<Gil> gils = new ArrayList<>();
  private boolean killed;
  private int left;

  /**
   * Of a process without threads.
   *
   * @param gone runs at the instant at which a killed process is gone
   */
  Mortality(Runnable gone) {
    this.gone = gone;
  }

  void add(PythonThread thread) {
    threads.add(thread);
  }

  void add(Gil gil) {
    gils.add(gil);
  }

  /** Kills the process; without effect if that was done before. */
  void kill() {
    if (killed) {
      return;
    }
    killed = true;
    gils.forEach(Gil::abandon);
    left = (int) threads.stream().filter(PythonThread::kill).count();
  }

  /** A thread that was killed has ended. */
  void threadEnded() {
    left--;
    if (left == 0) {
      gone.run();
    }
  }
}
