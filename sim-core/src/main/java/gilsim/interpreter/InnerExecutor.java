package gilsim.interpreter;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What each worker process of another executor runs its tasks with ({@code inside:}). */
public final class InnerExecutor {
  @FunctionalInterface
  private interface Maker {
    Executor make(
        PythonProcess process, TaskInterpreter interpreter, Supplier<Delivery> deliveries);
  }

  private final OptionalInt atOnce;
  private final boolean startsThread;
  private final Set<PythonModule> modules;
  private final Maker maker;

  private InnerExecutor(
      OptionalInt atOnce, boolean startsThread, Set<PythonModule> modules, Maker maker) {
    this.atOnce = atOnce;
    this.startsThread = startsThread;
    this.modules = modules;
    this.maker = maker;
  }

  /** A thread for each task. */
  public static InnerExecutor threads() {
    return new InnerExecutor(
        OptionalInt.empty(),
        false,
        Set.of(),
        (process, interpreter, deliveries) ->
            new ThreadPerTask(
                process,
                task ->
                    new DeliveringThread(
                        task,
                        new DeliveringWorker(interpreter, deliveries.get()),
                        process.environment().ledger())));
  }

  /** A {@code ThreadPoolExecutor} of so many workers, at least 1. */
  public static InnerExecutor threadPool(int workers) {
    return new InnerExecutor(
        OptionalInt.of(workers),
        false,
        Set.of(),
        (process, interpreter, deliveries) ->
            new ThreadPool(
                process, () -> new DeliveringWorker(interpreter, deliveries.get()), workers));
  }

  /**
   * An event loop.
   *
   * @param module what it is a part of
   * @param rules of the loop, in an interpreter
   * @param limit how many tasks may be inside at once, at least 1; empty: all
   */
  public static InnerExecutor eventLoop(
      PythonModule module, Function<InterpreterSpec, LoopRules> rules, OptionalInt limit) {
    return new InnerExecutor(
        limit,
        true,
        Set.of(module),
        (process, interpreter, deliveries) ->
            new InnerLoop(
                new EventLoop(
                    process,
                    interpreter.primitives(),
                    rules.apply(process.environment().interpreter())),
                limit,
                deliveries.get()));
  }

  /** How many tasks it works on at once; empty: as many as it gets. */
  OptionalInt atOnce() {
    return atOnce;
  }

  /** What the program imports for it. */
  Set<PythonModule> modules() {
    return modules;
  }

  /** Work of the thread that makes it: a loop's thread is started, and waited for, nanoseconds. */
  long startWork(ThreadCosts costs) {
    return startsThread ? costs.start() + costs.begin() : 0;
  }

  /**
   * Makes one in a process.
   *
   * @param deliveries makes what delivers the results, one for each thread that runs tasks
   */
  Executor make(PythonProcess process, TaskInterpreter interpreter, Supplier<Delivery> deliveries) {
    OwnExecutors own = process.executors();
    Executor made =
        maker.make(process, interpreter, () -> new LocalDelivery(own, deliveries.get()));
    own.runsInside(made, interpreter.primitives().executors());
    return made;
  }
}
