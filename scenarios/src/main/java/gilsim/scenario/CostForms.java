package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.WordType;
import gilsim.hardware.Interference;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.IsolationCosts;
import gilsim.interpreter.LockRules;
import gilsim.interpreter.MessageCosts;
import gilsim.interpreter.PoolCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.ServerCosts;
import gilsim.interpreter.SpawnCosts;
import gilsim.interpreter.SyncSpec;
import gilsim.interpreter.ThreadCosts;
import java.util.OptionalLong;

/** What threads, event loop and processes of an interpreter need, as written in its profile. */
final class CostForms {
  static final double BYTES_PER_KIB = 1024;

  private static final Key<Long> START = time("start", "creating and starting a thread");
  private static final Key<Long> BEGIN =
      time("begin", "what a new thread does before its target runs");
  private static final Key<Long> THREAD_SUBMIT =
      time("submit", "ThreadPoolExecutor.submit in the caller");
  private static final Key<Long> DISPATCH =
      time("dispatch", "taking a work item and setting its result, in the worker");
  private static final Key<Long> RESULT =
      later(
          "result",
          "waiting for a result or a thread's end that is not there yet, beside the wait");
  private static final Key<Long> LOCK = time("lock", "acquiring and releasing an uncontended Lock");
  private static final Key<Long> CALL =
      time("call", "the part of a call that does not wait, spent without the GIL");

  private static final Key<OptionalLong> ZERO_SLEEP =
      Key.of(
              "zero-sleep",
              WordType.or("timer", OptionalLong.empty(), Types.duration().map(OptionalLong::of)),
              "timer",
              "time.sleep(0), spent without the GIL; timer: it waits for one, with its slack (3.11)")
          .asCost();

  static final Form<ThreadCosts> THREADS =
      Form.of(
          "thread-costs",
          "costs of threads and thread pools, at the speed of the reference core",
          v ->
              new ThreadCosts(
                  v.get(START),
                  v.get(BEGIN),
                  v.get(THREAD_SUBMIT),
                  v.get(DISPATCH),
                  v.get(RESULT),
                  v.get(LOCK),
                  v.get(CALL),
                  v.get(ZERO_SLEEP)),
          START,
          BEGIN,
          THREAD_SUBMIT,
          DISPATCH,
          LOCK,
          CALL,
          RESULT,
          ZERO_SLEEP);

  private static final Key<Long> FORK =
      time("fork", "the parent's work until a forked child exists");
  private static final Key<Long> FORK_CHILD =
      time("fork-child", "the forked child's own work until it runs Python code");
  private static final Key<Long> SPAWN = time("spawn", "the parent's work to spawn one child");
  private static final Key<Long> SPAWN_CHILD =
      time("spawn-child", "the spawned child's own work: interpreter start and imports");
  private static final Key<Long> SERVER =
      time("server", "the fork server's own work until it serves: interpreter start and imports");
  private static final Key<Long> SERVER_CHILD =
      time("server-child", "the own work of a child that the fork server forked");
  private static final Key<Long> PROCESS_SUBMIT =
      time("submit", "ProcessPoolExecutor.submit in the caller");
  private static final Key<Long> MANAGE =
      time("manage", "one turn of a process pool's manager thread beside the messages");
  private static final Key<Long> PICKLE =
      time("pickle", "fixed part of pickling or unpickling one message");
  private static final Key<Double> PICKLE_PER_KIB =
      Key.<Double>required(
              "pickle-per-kib", Types.time(), "pickling or unpickling 1024 bytes of a message")
          .asCost();
  private static final Key<Long> TRANSFER =
      time(
          "transfer",
          "one message through a pipe, on each side: Python code, and a write of threads.call or"
              + " two reads of pipe-read");
  private static final Key<Long> PIPE_READ =
      time("pipe-read", "one read or poll of a pipe that returns at once, spent without the GIL");
  private static final Key<Double> COPY_PER_KIB =
      Key.<Double>required(
              "copy-per-kib",
              Types.time(),
              "copying 1024 bytes into a pipe or out of it, without the GIL")
          .asCost();
  private static final Key<Long> PIPE =
      Key.required(
          "pipe", Types.positiveSize(), "what a pipe holds; who writes more waits for the reader");

  private static final Key<Long> EXIT =
      later(
          "exit",
          "the own work of a child that was not spawned to end, after its program: giving back its"
              + " memory");
  private static final Key<Long> FIRST_MESSAGES =
      later(
          "first-messages",
          "a forked pool worker's work with its first message and its first result, beyond what"
              + " later ones take: pages shared with the parent, which it copies");
  private static final Key<Double> BESIDE_BUSY =
      Key.of(
          "beside-busy",
          Types.number(Range.of(1, 100)),
          "1",
          "how many times longer fork, first-fork, fork-return, fork-child, first-messages, exit and"
              + " pool take while another hardware thread is busy; above 1 on virtual machines whose hypervisor must stop"
              + " the other processors to change page tables");
  private static final Key<Long> FORK_RETURN =
      later(
          "fork-return",
          "the parent's work from there until it goes on: pages shared with the child since, which"
              + " it copies when it writes to them");
  private static final Key<Long> FIRST_FORK =
      later(
          "first-fork",
          "more of the parent's work with the first child that it forks: modules that it imports for"
              + " that, code and memory that it has not used");
  private static final Key<Long> TRACKER =
      later(
          "tracker",
          "the own work of the resource tracker until it waits, a process that the first spawned child"
              + " or the fork server of a parent needs");
  private static final Key<Long> SPAWN_EXIT =
      later("spawn-exit", "a spawned child's own work to end, its interpreter's end included");
  private static final Key<Double> SPAWN_BESIDE_BUSY =
      Key.of(
          "spawn-beside-busy",
          Types.number(Range.of(1, 100)),
          "1",
          "how many times longer spawn-child, spawn-exit and tracker take while another hardware"
              + " thread is busy");

  private static final Key<Long> POOL =
      later(
          "pool",
          "the parent's work to make a process pool, once, after its first workers: queues, manager"
              + " and feeder");
  private static final Key<Double> SLOWS_OTHERS =
      Key.of(
          "slows-others",
          Types.number(Range.of(1, 100)),
          "1",
          "how many times longer what other hardware threads compute takes during fork,"
              + " fork-return, fork-child, first-messages, exit and pool; above 1 on such virtual machines, too");

  static final Form<ProcessCosts> PROCESSES =
      Form.of(
          "process-costs",
          "costs of child processes, at the speed of the reference core",
          v ->
              new ProcessCosts(
                  new ForkCosts(
                      v.get(FIRST_FORK),
                      v.get(FORK),
                      v.get(FORK_RETURN),
                      v.get(FORK_CHILD),
                      v.get(FIRST_MESSAGES),
                      v.get(EXIT),
                      new Interference(v.get(BESIDE_BUSY), v.get(SLOWS_OTHERS))),
                  new SpawnCosts(
                      v.get(SPAWN),
                      v.get(SPAWN_CHILD),
                      v.get(SPAWN_EXIT),
                      v.get(TRACKER),
                      new Interference(v.get(SPAWN_BESIDE_BUSY), 1)),
                  new ServerCosts(v.get(SERVER), v.get(SERVER_CHILD)),
                  new PoolCosts(v.get(PROCESS_SUBMIT), v.get(MANAGE), v.get(POOL)),
                  new MessageCosts(
                      v.get(PICKLE),
                      v.get(PICKLE_PER_KIB) / BYTES_PER_KIB,
                      v.get(TRANSFER),
                      v.get(PIPE_READ),
                      v.get(COPY_PER_KIB) / BYTES_PER_KIB,
                      v.get(PIPE),
                      MessageMemoryForm.of(v))),
          FORK,
          FORK_CHILD,
          SPAWN,
          SPAWN_CHILD,
          SERVER,
          SERVER_CHILD,
          PROCESS_SUBMIT,
          MANAGE,
          PICKLE,
          PICKLE_PER_KIB,
          TRANSFER,
          PIPE_READ,
          COPY_PER_KIB,
          PIPE,
          EXIT,
          BESIDE_BUSY,
          FORK_RETURN,
          SPAWN_EXIT,
          SPAWN_BESIDE_BUSY,
          POOL,
          SLOWS_OTHERS,
          FIRST_MESSAGES,
          FIRST_FORK,
          TRACKER,
          MessageMemoryForm.KEPT_MESSAGE,
          MessageMemoryForm.MEMORY_PER_KIB,
          MessageMemoryForm.GROWTH_PER_KIB);

  private static final Key<Long> SPAWN_GREENLET = time("spawn", "creating a greenlet");
  private static final Key<Long> SWITCH =
      time("switch", "resuming one: the hub's callback and the switches");
  private static final Key<Long> HUB =
      time("iteration", "one pass of the hub beside its callbacks");
  private static final Key<Long> HUB_POLL =
      time("poll", "a selector call that returns at once, spent without the GIL");
  private static final Key<Long> HUB_TIMER =
      time("timer-resolution", "the selector rounds a time-out up to a multiple of this");
  private static final Key<Long> HUB_TIMER_WAIT =
      later("timer-wait", "what a sleep costs before it begins, if it is longer than 0");
  private static final Key<Double> GREENLET =
      bytes("memory", "each greenlet, from its creation to its end");

  static final Form<GreenletCosts> GREENLETS =
      Form.of(
          "greenlet",
          "costs of greenlets and their hub, at the speed of the reference core",
          v ->
              new GreenletCosts(
                  v.get(SPAWN_GREENLET),
                  v.get(SWITCH),
                  v.get(HUB),
                  v.get(HUB_POLL),
                  v.get(HUB_TIMER),
                  v.get(HUB_TIMER_WAIT),
                  v.get(GREENLET)),
          SPAWN_GREENLET,
          SWITCH,
          HUB,
          HUB_POLL,
          HUB_TIMER,
          GREENLET,
          HUB_TIMER_WAIT);

  private static final Key<Boolean> OWN_GIL =
      Key.required("own-gil", Types.flag(), "whether each has a GIL of its own (from 3.12)");
  private static final Key<Long> CREATE =
      time("start", "creating one, in the worker and without the first interpreter's GIL");
  private static final Key<Long> ENTER =
      time("call", "calling into one and coming back, beside pickling");
  private static final Key<Double> EACH = bytes("memory", "each of them beside its thread");

  private static final Key<Integer> STOPS =
      Key.of(
              "stops",
              Types.integer(0, 10_000),
              "0",
              "gil-policy none only: how often creating one stops all threads of the process, once"
                  + " for each import of a built-in module or an extension")
          .asCost();
  private static final Key<Double> UNINTERRUPTED =
      Key.of(
          "uninterrupted",
          Types.share(Range.of(0, 1)),
          "100%",
          "share of start that is C code without check points: who wants to stop all threads waits"
              + " for its end");

  static final Form<IsolationCosts> ISOLATION =
      Form.of(
          "interpreters",
          "several interpreters in one process, at the speed of the reference core",
          v ->
              new IsolationCosts(
                  v.get(OWN_GIL),
                  v.get(CREATE),
                  v.get(ENTER),
                  v.get(EACH),
                  v.get(STOPS),
                  v.get(UNINTERRUPTED)),
          OWN_GIL,
          CREATE,
          ENTER,
          EACH,
          STOPS,
          UNINTERRUPTED);

  private static final Key<Long> QUEUE =
      Key.of("queue", Types.duration(), "0", "one queue.Queue.put or get, under the queue's mutex")
          .asCost();

  private static final Key<OptionalLong> LOCK_HAND_OFF =
      Key.of(
          "lock-hand-off",
          WordType.or("never", OptionalLong.empty(), Types.duration().map(OptionalLong::of)),
          "never",
          "how long a waiter must have wanted a Lock for a release to hand it over; never: whoever"
              + " tries first has it");

  private static final Key<Long> LOCK_SPIN =
      later(
          "lock-spin",
          "spin of a thread that finds a Lock taken and nobody asleep for it, blind to a release"
              + " meanwhile; builds without a GIL only");

  private static final Key<Long> LOCK_PARK =
      later(
          "lock-park",
          "from the end of the spin until the thread is asleep: a release that comes sooner need not"
              + " wake it");

  private static final Key<Long> LOCK_WAKE =
      later("lock-wake", "release of a Lock that wakes a thread, in the thread that frees it");

  static final Form<SyncSpec> SYNC =
      Form.of(
          "sync",
          "behaviour of locks and queues",
          v ->
              new SyncSpec(
                  v.get(QUEUE),
                  new LockRules(
                      v.get(LOCK_HAND_OFF), v.get(LOCK_SPIN), v.get(LOCK_PARK), v.get(LOCK_WAKE))),
          QUEUE,
          LOCK_HAND_OFF,
          LOCK_SPIN,
          LOCK_PARK,
          LOCK_WAKE);

  private CostForms() {}

  private static Key<Double> bytes(String name, String meaning) {
    return Key.required(name, Types.bytes(), meaning);
  }

  /** A cost that profiles of older versions lack. */
  static Key<Long> later(String name, String meaning) {
    return Key.of(name, Types.duration(), "0s", meaning).asCost();
  }

  static Key<Long> time(String name, String meaning) {
    return Key.required(name, Types.duration(), meaning).asCost();
  }
}
