package gilsim.cli;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import sun.misc.Signal;

/**
 * What Ctrl-C and {@code kill} do. While a command has said how to stop it, the first signal stops
 * it; any other ends the process at once, which is safe because files are written as a whole.
 *
 * <p>A signal that follows another one at once is the same wish: {@code timeout} of GNU coreutils
 * signals both the process and its group.
 *
 * <p>Not a shutdown hook: what is written after a batch was stopped (drawing, Parquet) registers
 * hooks of its own, which a JVM that is shutting down refuses.
 */
final class Interrupts {
  private static final Runnable NOTHING = () -> {};
  private static final long SAME_WISH_NANOS = 500_000_000L;

  private final AtomicReference<Runnable> stop = new AtomicReference<>(NOTHING);
  private final Runnable end;
  private final LongSupplier nanoTime;
  private OptionalLong last = OptionalLong.empty();

  /**
   * For tests; see {@link #ofProcess}.
   *
   * @param end ends the process at once
   * @param nanoTime the clock
   */
  Interrupts(Runnable end, LongSupplier nanoTime) {
    this.end = end;
    this.nanoTime = nanoTime;
  }

  /**
   * Those of this process. A signal that the caller ignores, as {@code nohup} does, stays ignored.
   */
  static Interrupts ofProcess() {
    Interrupts interrupts =
        new Interrupts(
            () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()), System::nanoTime);
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      try {
        Signal.handle(new Signal(name), signal -> interrupts.signal());
      } catch (IllegalArgumentException e) {
        // This system has no such signal, or the JVM keeps it for itself: then it simply ends us.
      }
    }
    return interrupts;
  }

  /** Says how to stop what runs now; must return at once. */
  void onSignal(Runnable action) {
    stop.set(action);
  }

  /** From now on a signal says something and ends the process at once. */
  void leaveOnSignal(Runnable message) {
    stop.set(
        () -> {
          message.run();
          end.run();
        });
  }

  /** From now on a signal ends the process at once. */
  void clear() {
    stop.set(NOTHING);
  }

  /** Whether a signal would do something else than end the process silently. */
  boolean expected() {
    return stop.get() != NOTHING;
  }

  /** A signal has come. */
  synchronized void signal() {
    long now = nanoTime.getAsLong();
    if (last.isPresent() && now - last.getAsLong() < SAME_WISH_NANOS) {
      return;
    }
    last = OptionalLong.of(now);
    Runnable action = stop.getAndSet(NOTHING);
    if (action == NOTHING) {
      end.run();
    } else {
      action.run();
    }
  }
}
