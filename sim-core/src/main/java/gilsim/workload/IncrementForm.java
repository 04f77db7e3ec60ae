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
  private static final Pattern LOCAL =
      Pattern.compile("(\\w+)\\s*=\\s*" + TARGET + "\\s*;\\s*\\2\\3\\s*=\\s*\\1\\s*\\+\\s*(.+)");
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
    /** The jump to the next pass of the loop. */
    JUMP_BACK
  }

  /**
   * One instruction.
   *
   * @param kind what it is
   * @param loaded whether the variable's value has been loaded, and not stored, when it ends
   * @param stored whether this pass's value has been stored when it ends
   */
  public record Operation(Kind kind, boolean loaded, boolean stored) {}

  /** Copies the operations. */
  public IncrementForm {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a statement: {@code x = x + 1}, {@code x += 1}, {@code o.v += 1}, {@code L[0] += 1},
   * {@code t = x; x = t + 1}, with a number, a variable or a call behind the plus sign.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static IncrementForm parse(String text) {
    Matcher local = LOCAL.matcher(text.strip());
    if (local.matches()) {
      return new Builder()
          .load(local.group(3))
          .fast(true)
          .fast(true)
          .value(text, local.group(4))
          .store(local.group(3), false)
          .build(text);
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

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a statement that increments; write for example x = x + 1, o.v += 1,"
            + " L[0] += 1, t = x; x = t + 1 or x = x + f()");
  }

  /** How many calls it makes. */
  public long calls() {
    return operations.stream()
        .filter(
            o ->
                o.kind() == Kind.CALL
                    || o.kind() == Kind.QUICK_CALL
                    || o.kind() == Kind.PYTHON_CALL)
        .count();
  }

  /** Puts the operations of one pass together. */
  private static final class Builder {
    private final List<Operation> operations = new ArrayList<>();

    Builder() {
      add(Kind.SLOW, false, false); // FOR_ITER
      fast(false); // STORE_FAST
    }

    private void add(Kind kind, boolean loaded, boolean stored) {
      operations.add(new Operation(kind, loaded, stored));
    }

    Builder fast(boolean loaded) {
      add(Kind.FAST, loaded, false);
      return this;
    }

    /** Loads the target: a global variable, or an attribute or element of one. */
    Builder load(String part) {
      if (!part.isEmpty()) {
        add(Kind.SLOW, false, false);
        fast(false);
      }
      add(Kind.SLOW, true, false);
      return this;
    }

    Builder value(String text, String value) {
      Matcher call = CALL.matcher(value.strip());
      if (NUMBER.matcher(value.strip()).matches()) {
        fast(true);
      } else if (call.matches()) {
        add(Kind.SLOW, true, false);
        if (!call.group(2).isBlank()) {
          boolean name = NAME.matcher(call.group(2).strip()).matches();
          add(name ? Kind.SLOW : Kind.FAST, true, false);
        }
        call(call.group(1));
      } else if (NAME.matcher(value.strip()).matches()) {
        add(Kind.SLOW, true, false);
      } else {
        throw unknown(text);
      }
      add(Kind.SLOW, true, false); // BINARY_ADD
      return this;
    }

    private void call(String function) {
      if (QUICK.contains(function)) {
        add(Kind.QUICK_CALL, true, false);
      } else if (BUILT_IN.contains(function)) {
        add(Kind.CALL, true, false);
      } else {
        add(Kind.PYTHON_CALL, true, false);
        add(Kind.PYTHON_RETURN, true, false);
      }
    }

    Builder store(String part, boolean loadsTargetAgain) {
      if (!part.isEmpty() && loadsTargetAgain) {
        add(Kind.SLOW, true, false);
      }
      if (!part.isEmpty()) {
        fast(true);
      }
      add(Kind.SLOW, false, true);
      return this;
    }

    IncrementForm build(String text) {
      add(Kind.JUMP_BACK, false, true);
      return new IncrementForm(text, operations);
    }
  }
}
