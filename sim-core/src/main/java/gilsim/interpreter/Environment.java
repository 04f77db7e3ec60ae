package gilsim.interpreter;

import gilsim.device.Device;
import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.os.OperatingSystem;
import gilsim.trace.TraceListener;
import java.util.List;

/**
 * What all Python processes of one replication share.
 *
 * @param engine the clock and event list
 * @param os processors and scheduler
 * @param trace hears what happens
 * @param streams random numbers
 * @param devices in the scenario's order
 * @param interpreter parameters of the interpreter
 * @param scale work per stated time
 * @param ledger counts tasks
 */
public record Environment(
    Engine engine,
    OperatingSystem os,
    TraceListener trace,
    RandomStreams streams,
    List<Device> devices,
    InterpreterSpec interpreter,
    WorkScale scale,
    TaskLedger ledger) {
  /**
   * How late the next {@code time.sleep} is, nanoseconds. Where one of 0 returns at once it is a
   * {@code select}, else a {@code clock_nanosleep} (CPython Modules/timemodule.c, {@code pysleep}).
   *
   * @param time of the sleep, nanoseconds
   */
  long sleepSlack(long time) {
    return interpreter.threads().zeroSleep().isPresent() ? os.selectorSlack(time) : os.timerSlack();
  }
}
