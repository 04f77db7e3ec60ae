package gilsim.interpreter;

import gilsim.workload.TaskSpec;

/** The steps of one kind of task as a flat list of instructions that a cursor walks through. */
public final class Program {
  private final String name;
  private final String streamName;
  private final int kind;
  private final TaskSpec spec;
  private final Instruction[] instructions;
  private final int counters;
  private final int loops;
  private final long[] submissions;

  private Program(TaskSpec spec, int kind, ProgramCompiler compiled) {
    this.name = spec.name();
    this.streamName = "task/" + spec.name();
    this.kind = kind;
    this.spec = spec;
    this.instructions = compiled.instructions();
    this.counters = compiled.counters();
    this.loops = compiled.loops();
    this.submissions = compiled.submissions();
  }

  /**
   * Compiles a task's steps.
   *
   * @param spec the task
   * @param kind its index in the scenario
   * @param symbols what names stand for
   * @throws IllegalArgumentException if a step names something that does not exist
   */
  public static Program compile(TaskSpec spec, int kind, Symbols symbols) {
    return new Program(spec, kind, ProgramCompiler.compile(spec, symbols));
  }

  /** The task kind's name. */
  public String name() {
    return name;
  }

  /** Index of the task kind in the scenario. */
  public int kind() {
    return kind;
  }

  /** The task kind. */
  public TaskSpec spec() {
    return spec;
  }

  /** Name of the random streams of its tasks. */
  String streamName() {
    return streamName;
  }

  Instruction at(int position) {
    return instructions[position];
  }

  int counters() {
    return counters;
  }

  int loops() {
    return loops;
  }

  /** The most tasks of a kind that one pass submits. */
  long submissions(int ofKind) {
    return submissions[ofKind];
  }
}
