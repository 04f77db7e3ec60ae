package gilsim.store;

import gilsim.experiment.DetectedWarmUp;
import gilsim.experiment.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored runs of an output folder: {@code store/*.runs} in it, append-only files of records.
 * Every opening for writing begins a file of its own, so what was written before is never touched.
 * All methods may be called from several threads.
 */
public final class RunStore implements AutoCloseable {
  private static final String FOLDER = "store";
  private static final String SUFFIX = ".runs";
  private static final long FORCE_EVERY_NANOS = 1_000_000_000;

  private final Path folder;
  private final Optional<StoreLock> lock;
  private final JsonMapper json = JsonMapper.shared();
  private final List<Chunk> chunks = new ArrayList<>();
  private final RunIndex index = new RunIndex();
  private final Map<RunKey, DetectedWarmUp> warmUps = new HashMap<>();
  private final Map<String, PlanFacts> plans = new TreeMap<>();
  private final Map<String, MeasuredFacts> measured = new TreeMap<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<String> damages = new ArrayList<>();
  private final Map<Layout, Integer> layouts = new HashMap<>();
  private Optional<Chunk> writing = Optional.empty();
  private long forced = System.nanoTime();
  private boolean closed;

  private RunStore(Path folder, Optional<StoreLock> lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the store of an output folder for writing; both are made if they are not there.
   *
   * @throws StoreException if it is not writable or in use
   */
  public static RunStore open(Path output) {
    Path folder = output.resolve(FOLDER);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(
          "cannot make the folder "
              + folder
              + " ("
              + FileFailure.reason(e)
              + "); choose another with -o",
          e);
    }
    StoreLock lock = StoreLock.take(folder.resolve("lock"), output);
    try {
      return new RunStore(folder, Optional.of(lock)).load();
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the store of an output folder for reading.
   *
   * @throws StoreException if there is none
   */
  public static RunStore read(Path output) {
    Path folder = output.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new StoreException(
          "there are no stored runs in "
              + output
              + " (no folder "
              + FOLDER
              + " in it); name the folder that gilsim run wrote to");
    }
    return new RunStore(folder, Optional.empty()).load();
  }

  private RunStore load() {
    try {
      for (Path file : files()) {
        Chunk chunk = Chunk.open(file);
        int number = chunks.size();
        chunks.add(chunk);
        long rest = chunk.scan((position, content) -> take(number, position, content));
        if (rest > 0) {
          damages.add(rest + " bytes at the end of " + file + " hold no whole run and are ignored");
        }
      }
      return this;
    } catch (IOException e) {
      throw new StoreException(
          "the stored runs in " + folder + " cannot be read (" + FileFailure.reason(e) + ")", e);
    } catch (JacksonException e) {
      throw new StoreException(
          "the stored runs in "
              + folder
              + " were written by a gilsim that this one does not understand; use that one, or"
              + " another folder",
          e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private void take(int chunk, long position, ByteBuffer content) throws IOException {
    int kind = content.get();
    if (kind < 0 || kind >= RecordKind.values().length) {
      throw new IOException("a newer gilsim wrote it; use that one, or another folder");
    }
    switch (RecordKind.values()[kind]) {
      case PLAN -> keep(json.readValue(RecordBytes.text(content), PlanFacts.class), false);
      case SESSION -> sessions.add(json.readValue(RecordBytes.text(content), Session.class));
      case MEASURED -> keep(json.readValue(RecordBytes.text(content), MeasuredFacts.class), false);
      case LAYOUT -> chunks.get(chunk).layouts().add(Layout.read(content));
      case WARM_UP ->
          warmUps.put(
              RunKey.read(content), new DetectedWarmUp(content.getLong(), content.get() != 0));
      case RUN -> {
        RunKey key = RunKey.read(content);
        int replication = content.getInt();
        Outcome outcome = OutcomeCode.outcome(content.get());
        index.put(key, replication, new RunIndex.Place(chunk, position, outcome));
      }
    }
  }

  private void keep(PlanFacts plan, boolean write) {
    if (!plan.equals(plans.get(plan.scenario()))) {
      if (write) {
        append(new RecordBytes(RecordKind.PLAN).text(json.writeValueAsString(plan)).toArray());
      }
      plans.put(plan.scenario(), plan);
    }
  }

  /** Remembers a plan; it takes the place of the last one of the same name. */
  public synchronized void keep(PlanFacts plan) {
    keep(plan, true);
  }

  /** The last plan of every scenario, in the order of their names. */
  public synchronized List<PlanFacts> plans() {
    return List.copyOf(plans.values());
  }

  private void keep(MeasuredFacts facts, boolean write) {
    if (!facts.equals(measured.get(facts.plan().scenario()))) {
      if (write) {
        String text = json.writeValueAsString(facts);
        append(new RecordBytes(RecordKind.MEASURED).text(text).toArray());
      }
      measured.put(facts.plan().scenario(), facts);
    }
  }

  /** Remembers a measured plan; it takes the place of the last one of the same name. */
  public synchronized void keep(MeasuredFacts facts) {
    keep(facts, true);
  }

  /** The last measured plan of every scenario, in the order of their names. */
  public synchronized List<MeasuredFacts> measured() {
    return List.copyOf(measured.values());
  }

  /** Remembers a use of the store. */
  public synchronized void keep(Session session) {
    append(new RecordBytes(RecordKind.SESSION).text(json.writeValueAsString(session)).toArray());
    sessions.add(session);
  }

  /** All uses, in order. */
  public synchronized List<Session> sessions() {
    return List.copyOf(sessions);
  }

  /** Remembers a cell's warm-up. */
  public synchronized void keep(RunKey key, DetectedWarmUp warmUp) {
    append(
        new RecordBytes(RecordKind.WARM_UP)
            .key(key)
            .big(warmUp.duration())
            .small(warmUp.settled() ? 1 : 0)
            .toArray());
    warmUps.put(key, warmUp);
  }

  /** A cell's warm-up, if it was detected. */
  public synchronized Optional<DetectedWarmUp> warmUp(RunKey key) {
    return Optional.ofNullable(warmUps.get(key));
  }

  /** Stores a run. It takes the place of the same run, if that is stored already. */
  public void keep(RunKey key, int replication, StoredRun run) {
    Layout layout = Layout.of(run.values());
    StoredRunCodec codec = new StoredRunCodec(key, replication, run);
    synchronized (this) {
      byte[] content = codec.encode(layoutNumber(layout));
      long position = append(content);
      index.put(key, replication, new RunIndex.Place(chunks.size() - 1, position, run.outcome()));
    }
    forceNowAndThen();
  }

  private int layoutNumber(Layout layout) {
    Integer number = layouts.get(layout);
    if (number == null) {
      append(layout.toBytes());
      number = layouts.size();
      layouts.put(layout, number);
      chunks.get(chunks.size() - 1).layouts().add(layout);
    }
    return number;
  }

  /** How a stored run ended; empty if it is not stored. */
  public synchronized Optional<Outcome> outcome(RunKey key, int replication) {
    return Optional.ofNullable(index.get(key, replication)).map(RunIndex.Place::outcome);
  }

  /** A stored run without its latencies; empty if it is not stored. */
  public Optional<StoredRun> find(RunKey key, int replication) {
    return read(key, replication, Optional.empty());
  }

  /**
   * A stored run without its latencies, which are added to pooled histograms instead if its work
   * was done.
   *
   * @param pooled by task kind; missing ones are made
   */
  Optional<StoredRun> find(RunKey key, int replication, Map<String, Histogram> pooled) {
    return read(key, replication, Optional.of(pooled));
  }

  private Optional<StoredRun> read(
      RunKey key, int replication, Optional<Map<String, Histogram>> pooled) {
    RunIndex.Place place;
    Chunk chunk;
    synchronized (this) {
      place = index.get(key, replication);
      if (place == null) {
        return Optional.empty();
      }
      chunk = chunks.get(place.chunk());
    }
    try {
      ByteBuffer content = chunk.read(place.position());
      // The tasks that a stuck run completed were the lucky ones: they say nothing of the latency.
      Optional<Map<String, Histogram>> done =
          pooled.filter(any -> StoredRunCodec.outcome(content) == Outcome.DONE);
      return Optional.of(StoredRunCodec.decode(content, chunk.layouts(), done));
    } catch (IOException e) {
      throw new StoreException(
          "the stored runs in " + chunk.file() + " cannot be read (" + FileFailure.reason(e) + ")",
          e);
    }
  }

  /** Forgets a cell's runs and warm-up until they are stored again. */
  public synchronized void forget(RunKey key) {
    index.forget(key);
    warmUps.remove(key);
  }

  /** What could not be read, for people; what was in there is simulated again. */
  public synchronized List<String> damages() {
    return List.copyOf(damages);
  }

  /** Appends to this opening's own file, which is made when it is first needed. */
  private long append(byte[] content) {
    if (lock.isEmpty() || closed) {
      throw new StoreException("the store in " + folder + " is not open for writing");
    }
    try {
      if (writing.isEmpty()) {
        writing = Optional.of(Chunk.create(nextFile()));
        chunks.add(writing.get());
      }
      long position = writing.get().end();
      writing.get().append(content);
      return position;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Path nextFile() throws IOException {
    int number = 1;
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String digits = name.substring(0, name.length() - SUFFIX.length());
      number =
          digits.matches("[0-9]{1,9}") ? Math.max(number, Integer.parseInt(digits) + 1) : number;
    }
    return folder.resolve(String.format(Locale.ROOT, "%06d%s", number, SUFFIX));
  }

  private StoreException unwritable(IOException e) {
    return new StoreException(
        "cannot write to "
            + folder
            + " ("
            + FileFailure.reason(e)
            + "); what finished before is stored: mend that (make room, for example), then run the same command"
            + " again",
        e);
  }

  /** About once per second: a kill loses nothing in any case, a power cut one second. */
  private void forceNowAndThen() {
    Chunk chunk;
    synchronized (this) {
      long now = System.nanoTime();
      if (closed || now - forced < FORCE_EVERY_NANOS) {
        return;
      }
      forced = now;
      chunk = chunks.get(chunks.size() - 1);
    }
    try {
      chunk.force();
    } catch (ClosedChannelException e) {
      // Closed meanwhile, and closing forces.
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Forces everything to the disk and lets go of the folder.
   *
   * @throws StoreException if the disk cannot take it
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (writing.isPresent()) {
        writing.get().force();
      }
      for (Chunk chunk : chunks) {
        chunk.close();
      }
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      lock.ifPresent(StoreLock::close);
    }
  }
}
