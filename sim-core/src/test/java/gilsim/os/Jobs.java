package gilsim.os;

import gilsim.kernel.Event;

/** Jobs that arrive, work and leave, counted. */
final class Jobs {
  private final Script script;
  private int present;
  private long area;
  private long since;
  private long lastEnd;

  Jobs(Script script) {
    this.script = script;
  }

  /** A job of so much work that is ready at an instant. */
  void add(long start, double work) {
    KernelThread thread =
        script.os.create(
            new ThreadBody() {
              private boolean begun;

              @Override
              public void run(KernelThread self) {
                if (begun) {
                  count(-1);
                  lastEnd = script.engine.now();
                  self.exit();
                } else {
                  begun = true;
                  self.exec(work);
                }
              }
            });
    script.engine.schedule(
        new Event() {
          @Override
          protected void fire() {
            count(1);
            thread.wake(0);
          }
        },
        start);
  }

  private void count(int more) {
    area += present * (script.engine.now() - since);
    since = script.engine.now();
    present += more;
  }

  /** Forgets the past of the time average. */
  void reset() {
    count(0);
    area = 0;
  }

  /** Integral of the number of jobs present over time, since the last reset. */
  long area() {
    count(0);
    return area;
  }

  /** When the last job ended. */
  long makespan() {
    return lastEnd;
  }
}
