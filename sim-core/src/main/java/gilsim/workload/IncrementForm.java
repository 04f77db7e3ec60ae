package gilsim.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statement by which a program increments a shared variable, as the operations that CPython
 * executes for one pass of a {@code for} loop around it.
 *
 * @param text as written
 * @param operations in order, the loop's own included
 */
public record IncrementForm(String text, List<Operation> operations) {
  /** What is written if nothing is. */
  public static final String DEFAULT = "x = x + 1";

  private static final String TARGET = "([A-Za-z_]\\w*)(\\.\\w+|\\[[^\\]]*\\]|)";
  private static final Pattern ADD =
      Pattern.compile(TARGET + "\\s*(?:\\+=|=\\s*\\1\\2\\s*\\+)\\s*(.+)");
  private static final String AWAIT = "await\\s+[A-Za-z_][\\w.]*\\([^()]*\\)";
  private static final Pattern AWAITED = Pattern.compile(AWAIT);
  private static final Pattern LOCAL =
      Pattern.compile(
          "(\\w+)\\s*=\\s*"
              + TARGET
              + "\\s*;\\s*(?:("
              + AWAIT
              + ")\\s*;\\s*)?\\2\\3\\s*=\\s*\\1\\s*\\+\\s*(.+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\(([^()]*)\\)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** Built-in functions after whose call 3.11 and later do not look at the eval breaker. */
  private static final List<String> QUICK = List.of("len", "isinstance", "type");

  private static final List<String> BUILT_IN =
      List.of("int", "float", "abs", "max", "min", "ord", "hash", "id", "pow", "round", "sum");

  /** What one bytecode instruction is, as far as check points are concerned. */
  public enum Kind {
    /** Goes on without a look (local variables, constants, stack). */
    FAST,
    /** Looks for requests up to 3.9 only (global variables, attributes, arithmetic). */
    SLOW,
    /** Call of a built-in function that 3.11 and later specialise without a look. */
    QUICK_CALL,
    /** Call of another built-in function. */
    CALL,
    /** Call of a function written in Python: its entry. */
    PYTHON_CALL,
    /** The return from it to its caller. */
    PYTHON_RETURN,
    /** An await: a coroutine lets others run. */
    AWAIT,
    /** The jump to the next pass of the loop. */
    JUMP_BACK
  }

  /**
   * One instruction.
   *
   * @param kind what it is to check points
   * @param bytecode what it is to the clock
   * @param loaded whether the variable's value has been loaded, and not stored, when it ends
   * @param stored whether this pass's value has been stored when it ends
   */
  public record Operation(Kind kind, Bytecode bytecode, boolean loaded, boolean stored) {}

  /** Copies the operations. */
  public IncrementForm {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a statement: {@code x = x + 1}, {@code x += 1}, {@code o.v += 1}, {@code L[0] += 1},
   * {@code t = x; x = t + 1}, with a number, a variable, a call or {@code await f()} behind the
   * plus sign, or {@code await f();} between the two.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static IncrementForm parse(String text) {
    Matcher local = LOCAL.matcher(text.strip());
    if (local.matches()) {
      Builder builder = new Builder().load(local.group(3));
      if (local.group(4) == null) {
        builder.local();
      } else {
        builder.add(Kind.FAST, Bytecode.STORE_LOCAL, true);
        builder.await().add(Kind.FAST, Bytecode.LOCAL, true);
      }
      return builder.value(text, local.group(5)).store(local.group(3), false).build(text);
    }
    Matcher add = ADD.matcher(text.strip());
    if (add.matches()) {
      return new Builder()
          .load(add.group(2))
          .value(text, add.group(3))
          .store(add.group(2), !text.contains("+="))
          .build(text);
    }
    throw unknown(text);
  }

  /**
   * Whether a coroutine lets others run between the load and the store: whatever they store then is
   * overwritten.
   */
  public boolean awaits() {
    return operations.stream().anyMatch(operation -> operation.kind() == Kind.AWAIT);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a statement that increments; write for example x = x + 1, o.v += 1,"
            + " L[0] += 1, t = x; x = t + 1, x = x + f() or x = x + await f()");
  }

  /** Puts the operations of one pass together. */
  private static final class Builder {
    private final List<Operation> operations = new ArrayList<>();

    Builder() {
      add(Kind.SLOW, Bytecode.NEXT, false);
      add(Kind.FAST, Bytecode.STORE_LOCAL, false);
    }

    private Builder add(Kind kind, Bytecode bytecode, boolean loaded) {
      operations.add(new Operation(kind, bytecode, loaded, false));
      return this;
    }

    /** Stores the variable in a local one, and loads that. */
    Builder local() {
      return add(Kind.FAST, Bytecode.STORE_LOCAL, true).add(Kind.FAST, Bytecode.LOCAL, true);
    }

    /** Loads the target: a global variable, or an attribute or element of one. */
    Builder load(String part) {
      if (part.isEmpty()) {
        return add(Kind.SLOW, Bytecode.LOAD_GLOBAL, true);
      }
      Bytecode last = part.startsWith(".") ? Bytecode.LOAD_ATTRIBUTE : Bytecode.LOAD_ITEM;
      return add(Kind.SLOW, Bytecode.LOAD_GLOBAL, false)
          .add(Kind.FAST, Bytecode.LOCAL, false)
          .add(Kind.SLOW, last, true);
    }

    /** Calls a function and suspends; its value is on the stack afterwards. */
    Builder await() {
      return add(Kind.SLOW, Bytecode.ARGUMENT, true).add(Kind.AWAIT, Bytecode.PYTHON_CALL, true);
    }

    Builder value(String text, String value) {
      Matcher call = CALL.matcher(value.strip());
      if (NUMBER.matcher(value.strip()).matches()) {
        add(Kind.FAST, Bytecode.LOCAL, true);
      } else if (AWAITED.matcher(value.strip()).matches()) {
        await();
      } else if (call.matches()) {
        add(Kind.SLOW, Bytecode.ARGUMENT, true);
        if (!call.group(2).isBlank()) {
          boolean name = NAME.matcher(call.group(2).strip()).matches();
          add(name ? Kind.SLOW : Kind.FAST, Bytecode.ARGUMENT, true);
        }
        call(call.group(1));
      } else if (NAME.matcher(value.strip()).matches()) {
        add(Kind.SLOW, Bytecode.LOAD_GLOBAL, true);
      } else {
        throw unknown(text);
      }
      return add(Kind.SLOW, Bytecode.ADD, true);
    }

    private void call(String function) {
      if (QUICK.contains(function)) {
        add(Kind.QUICK_CALL, Bytecode.QUICK_CALL, true);
      } else if (BUILT_IN.contains(function)) {
        add(Kind.CALL, Bytecode.CALL, true);
      } else {
        add(Kind.PYTHON_CALL, Bytecode.PYTHON_CALL, true);
        add(Kind.PYTHON_RETURN, Bytecode.PYTHON_CALL, true);
      }
    }

    Builder store(String part, boolean loadsTargetAgain) {
      Bytecode last = Bytecode.STORE_GLOBAL;
      if (!part.isEmpty()) {
        last = part.startsWith(".") ? Bytecode.STORE_ATTRIBUTE : Bytecode.STORE_ITEM;
        if (loadsTargetAgain) {
          add(Kind.SLOW, Bytecode.LOAD_GLOBAL, true);
        }
        add(Kind.FAST, Bytecode.LOCAL, true);
      }
      operations.add(new Operation(Kind.SLOW, last, false, true));
      return this;
    }

    IncrementForm build(String text) {
      operations.add(new Operation(Kind.JUMP_BACK, Bytecode.JUMP, false, true));
      return new IncrementForm(text, operations);
    }
  }
}
