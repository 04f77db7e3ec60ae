package gilsim.interpreter;

import gilsim.device.IoCompletion;
import gilsim.device.IoRequest;
import gilsim.trace.TaskState;

/**
 * A blocking request to a device: one call that sends and waits, or several, of which the first
 * sends and the last waits ({@code send} and {@code recv}). The request leaves with the first call,
 * whether or not the thread has the GIL back by then; a call that waits for an answer that is there
 * already does not sleep. Source: CPython Modules/socketmodule.c {@code sock_call_ex}.
 */
final class IoCall implements BlockingCall, IoCompletion {
  private final BlockingCall sending = new Sending();
  private final Environment environment;
  private final PythonThread thread;
  private final IoRequest request = new IoRequest(this);
  private int shortCalls;
  private int device;
  private double bytes;
  private Task task;
  private boolean unfinished;
  private boolean sent;
  private boolean asleep;
  private boolean done;

  IoCall(Environment environment, PythonThread thread) {
    this.environment = environment;
    this.thread = thread;
  }

  /** The request that the first call will send. */
  void prepare(int toDevice, double size, int releases, Task forTask) {
    device = toDevice;
    bytes = size;
    task = forTask;
    shortCalls = releases - 1;
    sent = false;
    asleep = false;
    done = false;
  }

  /** True if the last call was one that does not wait, so that the one that does is to come. */
  boolean unfinished() {
    return unfinished;
  }

  /** The next call; one that does not wait counts as made. */
  BlockingCall next() {
    unfinished = shortCalls > 0;
    if (!unfinished) {
      return this;
    }
    shortCalls--;
    return sent ? ShortCall.NATIVE : sending;
  }

  private void send() {
    sent = true;
    environment.devices().get(device).submit(request, bytes, task.random());
  }

  @Override
  public boolean isOver() {
    return done;
  }

  @Override
  public void await() {
    asleep = true;
    if (!sent) {
      send();
    }
  }

  @Override
  public TaskState waiting() {
    return TaskState.DEVICE;
  }

  @Override
  public void completed(IoRequest finished) {
    done = true;
    thread.kernel().interruptComes();
    if (asleep) {
      thread.ready();
    }
  }

  /** The first of several calls: its end puts the request on its way. */
  private final class Sending implements BlockingCall {
    @Override
    public boolean isOver() {
      send();
      return true;
    }

    @Override
    public void await() {
      throw new IllegalStateException("sending does not wait");
    }

    @Override
    public TaskState waiting() {
      return TaskState.RUNNING;
    }
  }
}
