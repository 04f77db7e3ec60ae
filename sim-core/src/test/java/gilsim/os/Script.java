package gilsim.os;

import gilsim.hardware.MachineSpec;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.Later;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Builds small machines and records what happens on them as lines "time what". */
final class Script {
  static final long MS = 1_000_000;
  static final long US = 1_000;

  final List<String> lines = new ArrayList<>();
  final Engine engine;
  final OperatingSystem os;
  private final List<Runnable> afterwards = new ArrayList<>();
  private boolean quiet;

  private Script(Engine engine, MachineSpec machine, OsSpec spec) {
    this.engine = engine;
    os = new OperatingSystem(engine, machine, spec, new RandomStreams(1, 0), new Recorder());
  }

  /** Runs a script to its end and returns what it recorded. */
  static List<String> run(MachineSpec machine, OsSpec spec, Consumer<Script> actions) {
    List<Script> result = new ArrayList<>();
    Engine.run(
        engine -> {
          Script script = new Script(engine, machine, spec);
          actions.accept(script);
          result.add(script);
        },
        Long.MAX_VALUE);
    result.get(0).afterwards.forEach(Runnable::run);
    return result.get(0).lines;
  }

  static MachineSpec machine(int cores, int threadsPerCore, double yield, Double... turbo) {
    return new MachineSpec(
        1, cores, threadsPerCore, yield, 1.0, List.of(turbo), OptionalDouble.empty());
  }

  /** An operating system without costs and latencies whose slices end exactly. */
  static OsSpec free(SchedulerKind policy, long slice) {
    return new OsSpec(policy, slice, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Runs an action at an instant. */
  void at(long time, Runnable action) {
    Later.at(engine, time, action);
  }

  /** A thread that does so much work, says so and exits; wakes at an instant. */
  KernelThread job(String name, long start, double work) {
    KernelThread thread =
        os.create(
            new ThreadBody() {
              private boolean begun;

              @Override
              public void run(KernelThread self) {
                if (!begun) {
                  begun = true;
                  self.exec(work);
                } else {
                  log(name + " done");
                  self.exit();
                }
              }

              @Override
              public void processor(KernelThread self, boolean running) {
                log(name + (running ? " on" : " off"));
              }
            });
    at(start, () -> thread.wake(0));
    return thread;
  }

  /** A thread that after each wake-up does so much work and blocks. */
  KernelThread blocker(String name, double work) {
    return os.create(
        new ThreadBody() {
          private boolean working;

          @Override
          public void run(KernelThread self) {
            working = !working;
            if (working) {
              self.exec(work);
            } else {
              log(name + " blocks");
              self.block();
            }
          }

          @Override
          public void processor(KernelThread self, boolean running) {
            log(name + (running ? " on" : " off"));
          }
        });
  }

  /** A thread that says what an interruption left, does it, and exits when nothing is left. */
  KernelThread interruptible(String name, double work) {
    return os.create(
        new ThreadBody() {
          private boolean begun;

          @Override
          public void run(KernelThread self) {
            if (!begun) {
              begun = true;
              self.exec(work);
              return;
            }
            log(name + " runs with " + self.remaining() + " left");
            if (self.remaining() > 0) {
              self.exec(self.remaining());
            } else {
              self.exit();
            }
          }

          @Override
          public void processor(KernelThread self, boolean running) {
            log(name + (running ? " on" : " off"));
          }
        });
  }

  /** Repeats an action; it returns the time to its next turn. */
  void repeat(LongSupplier action) {
    engine.schedule(
        new Event() {
          @Override
          protected void fire() {
            engine.scheduleIn(this, action.getAsLong());
          }
        },
        0);
  }

  /** Runs an action after the last event. */
  void atEnd(Runnable action) {
    afterwards.add(action);
  }

  /** Records nothing. */
  void quiet() {
    quiet = true;
  }

  void log(String what) {
    if (!quiet) {
      lines.add(engine.now() + " " + what);
    }
  }

  private final class Recorder implements TraceListener {
    @Override
    public void processorBusy(long now, int processor, boolean busy) {
      if (!quiet) {
        log("cpu" + processor + (busy ? " busy" : " idle"));
      }
    }

    @Override
    public void contextSwitch(long now, boolean voluntary) {
      log(voluntary ? "voluntary" : "involuntary");
    }

    @Override
    public void throttled(long now, int processor, boolean begins) {
      log("cpu" + processor + (begins ? " throttled" : " unthrottled"));
    }

    @Override
    public void migration(long now) {
      log("migration");
    }
  }
}
