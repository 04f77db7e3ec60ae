package gilsim.timeline;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a timeline in Google's Trace Event Format (JSON object format), which Perfetto and Chrome
 * show: {@code https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU}.
 *
 * <p>Slices are complete events ({@code X}), marks are instant events of a thread ({@code i}),
 * tasks are nestable asynchronous events ({@code b}, {@code e}), names are metadata ({@code M}).
 * Times are microseconds, exact to the nanosecond. What comes in goes out at once.
 */
public final class TraceFile implements TimelineSink, AutoCloseable {
  private static final int PROCESSORS = 1;
  private static final int TASKS = 2;
  private static final int FIRST_PROCESS = 3;

  /** Numbers of rows are unique in the file: viewers find a row by number alone. */
  private static final int FIRST_PROCESSOR = 1;

  private static final int FIRST_THREAD = 100_000;
  private static final int FIRST_GIL = 1_000_000_000;
  private static final int MICROSECOND_DIGITS = 3;

  private final JsonGenerator json;
  private final Set<Integer> named = new HashSet<>();

  /** A file whose content goes to a stream, which stays open. */
  public TraceFile(OutputStream out) {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringProperty("displayTimeUnit", "ns");
    json.writeName("traceEvents");
    json.writeStartArray();
  }

  @Override
  public void row(TimelineRow row) {
    int process = process(row);
    if (named.add(process)) {
      nameProcess(process, row.group());
    }
    metadata("thread_name", process, number(row));
    json.writeStringProperty("name", row.name());
    end();
    metadata("thread_sort_index", process, number(row));
    json.writeNumberProperty("sort_index", row.kind().ordinal() * FIRST_THREAD + row.number());
    end();
  }

  private void nameProcess(int process, String name) {
    metadata("process_name", process, 0);
    json.writeStringProperty("name", name);
    end();
    metadata("process_sort_index", process, 0);
    json.writeNumberProperty("sort_index", process);
    end();
  }

  @Override
  public void slice(Slice slice) {
    begin(slice.name(), "X", process(slice.row()), number(slice.row()));
    json.writeStringProperty("cat", slice.kind().label());
    time("ts", slice.begin());
    time("dur", slice.end() - slice.begin());
    json.writeObjectPropertyStart("args");
    for (Map.Entry<String, Object> detail : slice.details().entrySet()) {
      detail(detail.getKey(), detail.getValue());
    }
    end();
  }

  private void detail(String name, Object value) {
    if (value instanceof Number number) {
      json.writeNumberProperty(name, number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBooleanProperty(name, flag);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }

  @Override
  public void mark(TimelineRow row, String what, long at) {
    begin(what, "i", process(row), number(row));
    json.writeStringProperty("s", "t");
    time("ts", at);
    json.writeEndObject();
    line();
  }

  /** Of the whole process, so that viewers draw a line through its rows. */
  @Override
  public void lost(TimelineRow row, String what, long at) {
    begin(what, "i", process(row), number(row));
    json.writeStringProperty("cat", "lost");
    json.writeStringProperty("s", "p");
    time("ts", at);
    json.writeEndObject();
    line();
  }

  @Override
  public void task(String kind, long number, TaskRecord record, long begin, long end) {
    if (named.add(TASKS)) {
      nameProcess(TASKS, "tasks");
    }
    taskEvent(kind, "b", number, begin);
    json.writeObjectPropertyStart("args");
    for (TaskState state : TaskState.values()) {
      time(state.label() + "-us", record.time(state));
    }
    end();
    taskEvent(kind, "e", number, end);
    json.writeEndObject();
    line();
  }

  private void taskEvent(String kind, String phase, long number, long at) {
    begin(kind, phase, TASKS, 0);
    json.writeStringProperty("cat", "task");
    json.writeStringProperty("id", Long.toString(number));
    time("ts", at);
  }

  /**
   * Completes the file.
   *
   * @param facts about the replication, by name
   */
  public void finish(Map<String, String> facts) {
    json.writeEndArray();
    json.writeObjectPropertyStart("otherData");
    facts.forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw("\n");
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }

  private void metadata(String name, int process, int thread) {
    begin(name, "M", process, thread);
    json.writeObjectPropertyStart("args");
  }

  private void begin(String name, String phase, int process, int thread) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("ph", phase);
    json.writeNumberProperty("pid", process);
    json.writeNumberProperty("tid", thread);
  }

  /** Ends the arguments and the event. */
  private void end() {
    json.writeEndObject();
    json.writeEndObject();
    line();
  }

  /** A line per event: files can be searched and compared with tools for text. */
  private void line() {
    json.writeRaw("\n");
  }

  private void time(String name, long nanoseconds) {
    json.writeNumberProperty(name, BigDecimal.valueOf(nanoseconds, MICROSECOND_DIGITS));
  }

  private static int process(TimelineRow row) {
    return row.kind() == TimelineRow.Kind.PROCESSOR ? PROCESSORS : FIRST_PROCESS + row.process();
  }

  private static int number(TimelineRow row) {
    return row.number()
        + switch (row.kind()) {
          case PROCESSOR -> FIRST_PROCESSOR;
          case THREAD -> FIRST_THREAD;
          case GIL -> FIRST_GIL;
        };
  }
}
