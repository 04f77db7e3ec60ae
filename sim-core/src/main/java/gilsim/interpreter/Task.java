package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import gilsim.trace.TaskRecord;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.IncrementForm;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.SubmittedArrival;
import java.util.Optional;

/**
 * One task under way: the place in its program, its random numbers and its record. A client or a
 * loop uses one object for all its passes.
 */
public final class Task {
  private final Program program;
  private final Environment environment;
  private final long member;
  private final long members;
  private final TaskRecord record;
  private final long[] draws;
  private final int[] loops;
  private final RandomStream random;
  private long pass;
  private long passIndex;
  private long lastEnd = -1;
  private int passesAtThisInstant;
  private int position;
  private boolean running;
  private boolean underWay;
  private boolean lost;
  private Optional<Client> client = Optional.empty();
  private Optional<ResultListener> awaiting = Optional.empty();
  private Optional<Children> children = Optional.empty();
  private Optional<Submission> submission = Optional.empty();
  private Optional<RandomStream> checkPoints = Optional.empty();
  private Optional<Increments> incrementing = Optional.empty();
  private double loaded;
  private Optional<Runnable> memory = Optional.empty();

  /**
   * A task that has not arrived.
   *
   * @param member index of the task, client or loop among those of its kind
   * @param members how many clients or loops of this kind there are; 1 for others
   */
  public Task(Program program, Environment environment, long member, long members) {
    this.program = program;
    this.environment = environment;
    this.member = member;
    this.members = members;
    this.record = new TaskRecord(program.kind());
    this.draws = new long[program.counters()];
    this.loops = new int[program.loops()];
    this.random = environment.streams().stream(program.streamName(), member);
  }

  /** The task, or its next pass, comes into the system now. */
  public void arrive() {
    passIndex = pass * members + member;
    if (pass > 0) {
      environment.streams().restart(random, program.streamName(), passIndex);
      java.util.Arrays.fill(draws, 0);
    }
    pass++;
    position = 0;
    children = Optional.empty();
    checkPoints = Optional.empty();
    underWay = true;
    record.begin(environment.engine().now());
    environment.ledger().arrived();
  }

  /** The steps are done now. */
  public void complete() {
    long now = environment.engine().now();
    underWay = false;
    freeMemory();
    record.end(now);
    passesAtThisInstant = lastEnd == now ? passesAtThisInstant + 1 : 0;
    lastEnd = now;
    environment.ledger().completed(this, passesAtThisInstant);
  }

  /** Gives back what it holds while it runs, if it does. */
  void freeMemory() {
    if (running) {
      running = false;
      environment.os().memory().free(program.spec().memoryBytes());
      memory.ifPresent(Runnable::run);
      memory = Optional.empty();
    }
  }

  /** A worker died: the task will never be finished, or its result never reach the program. */
  void lose() {
    freeMemory();
    lost = true;
    environment.ledger().lost(this, underWay);
    underWay = false;
  }

  /** True from its arrival to its end. */
  boolean underWay() {
    return underWay;
  }

  /** True if nobody need wait for it any more. */
  boolean lost() {
    return lost;
  }

  /** The program that it runs. */
  public Program program() {
    return program;
  }

  /** Its life so far. */
  public TaskRecord record() {
    return record;
  }

  /** True if it belongs to a finite set of tasks. */
  public boolean finite() {
    return program.spec().arrival().finite();
  }

  /** True if it is there at time 0, not from an open stream or submitted by another task. */
  boolean atStart() {
    Arrival arrival = program.spec().arrival();
    return !(arrival instanceof OpenArrival || arrival instanceof SubmittedArrival);
  }

  /** True if it is one of several tasks that are all there at time 0. */
  boolean batch() {
    return program.spec().arrival() instanceof BatchArrival;
  }

  /** True if it is the last of such tasks. */
  boolean endsBatch() {
    return program.spec().arrival() instanceof BatchArrival batch && member == batch.count() - 1L;
  }

  void sentBy(Client sender) {
    client = Optional.of(sender);
  }

  /** Its result reached whoever waits for it: a client, or the task that submitted it. */
  void answered(PythonThread by) {
    client.ifPresent(Client::answered);
    resultReady(by);
  }

  /** Its result reached the program that submitted it, which may wait for it. */
  void resultReady(PythonThread by) {
    awaiting.ifPresent(all -> all.resultReady(this, by));
  }

  void awaitedBy(ResultListener submitter) {
    awaiting = Optional.of(submitter);
  }

  /** The tasks that it has submitted in this pass. */
  Children children(Executors executors) {
    if (children.isEmpty()) {
      children = Optional.of(new Children(executors));
    }
    return children.get();
  }

  /** The submission that is under way. */
  Optional<Submission> submission() {
    return submission;
  }

  void submits(Submission begun) {
    submission = Optional.of(begun);
  }

  void submitted() {
    submission = Optional.empty();
  }

  /** Number of the task, or of this pass, among those of its kind. */
  long index() {
    return passIndex;
  }

  /** True if another pass follows at once when this one is done. */
  public boolean loops() {
    return program.spec().arrival() instanceof LoopArrival;
  }

  /** Begins the next pass if another one follows; false if none does. */
  boolean beginsNextPass() {
    if (loops()) {
      arrive();
    }
    return loops();
  }

  /** True if a client sends it, who thinks and sends the next. */
  public boolean hasClient() {
    return program.spec().arrival() instanceof ClientArrival;
  }

  /** The client's pause before its next request, nanoseconds. */
  public long think() {
    ClientArrival arrival = (ClientArrival) program.spec().arrival();
    return Math.round(arrival.think().sample(random, passIndex));
  }

  /** Begins a loop that increments a variable of the thread's process. */
  void beginIncrements(Instruction instruction, PythonThread thread) {
    if (checkPoints.isEmpty()) {
      // One stream for all loops of a pass: each loop meets other check points than the last.
      checkPoints =
          Optional.of(environment.streams().stream("check-point/" + program.name(), passIndex));
    }
    SharedVariable variable = thread.process().variable(instruction.operand());
    IncrementForm form = instruction.increment().orElseThrow();
    incrementing =
        Optional.of(
            environment.interpreter().gil().policy() == GilPolicy.NONE
                ? new ParallelIncrementLoop(
                    variable, environment, checkPoints.get(), form, instruction.argument())
                : new IncrementLoop(
                    variable,
                    environment.interpreter().statements(),
                    checkPoints.get(),
                    form,
                    instruction.argument()));
    increments(thread);
  }

  /** Goes on with such a loop; false if there is none, or it is at its end. */
  boolean increments(PythonThread thread) {
    if (incrementing.isPresent() && !incrementing.get().advance(thread)) {
      incrementing = Optional.empty();
    }
    return incrementing.isPresent();
  }

  /**
   * Takes the memory that it holds until it is done.
   *
   * @return what that costs, nanoseconds
   */
  double takeMemory(Allocator from) {
    Allocator.Block block = from.take(program.spec().memoryBytes());
    memory = Optional.of(() -> from.free(block));
    return from.work(block);
  }

  /** Remembers what the variable holds. */
  void load(SharedVariable variable) {
    loaded = variable.value();
  }

  /** Stores what it remembers plus 1, over whatever others stored since. */
  void store(SharedVariable variable) {
    variable.overwrite(loaded);
  }

  /** The next instruction is the one at this position. */
  void moveTo(int instruction) {
    position = instruction;
  }

  /** The stream its draws come from. */
  RandomStream random() {
    return random;
  }

  /** Draws the amount of an instruction. */
  double draw(Instruction instruction) {
    long index = passIndex * instruction.list() + draws[instruction.counter()]++;
    return instruction.amount().get().sample(random, index);
  }

  /** The next instruction that does something; {@code END} at the end, again and again. */
  Instruction next() {
    if (!running) {
      running = true;
      environment.os().memory().take(program.spec().memoryBytes());
    }
    while (true) {
      Instruction instruction = program.at(position);
      switch (instruction.code()) {
        case LOOP_BEGIN -> {
          loops[instruction.operand()] = instruction.argument();
          position = instruction.argument() == 0 ? instruction.target() : position + 1;
        }
        case LOOP_END ->
            position = --loops[instruction.operand()] > 0 ? instruction.target() : position + 1;
        case CHOOSE -> position = instruction.branches().pick(random.nextUniform());
        case JUMP -> position = instruction.target();
        case END -> {
          return instruction;
        }
        default -> {
          position++;
          return instruction;
        }
      }
    }
  }

  /** Its kind and its number, for people. */
  @Override
  public String toString() {
    return program.name() + " #" + member;
  }
}
