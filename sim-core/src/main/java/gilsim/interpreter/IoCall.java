package gilsim.interpreter;

import gilsim.device.IoCompletion;
import gilsim.device.IoRequest;
import gilsim.trace.TaskState;

/** A blocking request to a device, with the short calls that may come before it. */
final class IoCall implements BlockingCall, IoCompletion {
  private final Environment environment;
  private final PythonThread thread;
  private final IoRequest request = new IoRequest(this);
  private int shortCalls;
  private int device;
  private double bytes;
  private Task task;
  private boolean done;

  IoCall(Environment environment, PythonThread thread) {
    this.environment = environment;
    this.thread = thread;
  }

  /** The request that {@link #await()} will send. */
  void prepare(int toDevice, double size, int releases, Task forTask) {
    device = toDevice;
    bytes = size;
    task = forTask;
    shortCalls = releases - 1;
    done = false;
  }

  /** True if a short call comes next; it counts as made. */
  boolean nextIsShort() {
    return shortCalls-- > 0;
  }

  @Override
  public boolean isOver() {
    return done;
  }

  @Override
  public void await() {
    environment.devices().get(device).submit(request, bytes, task.random());
  }

  @Override
  public TaskState waiting() {
    return TaskState.DEVICE;
  }

  @Override
  public void completed(IoRequest finished) {
    done = true;
    thread.ready();
  }
}
