package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that watches a program's memory leaves out every child that is no part of it. */
class MemoryWatchTest {
  private static final Path HARNESS = Path.of("src/main/resources/gilsim/measure").toAbsolutePath();

  /** A program with two children of 64 MB each, of which some are strangers; prints the peak. */
  private static final String PROGRAM =
      """
      import json, os, subprocess, sys
      child = "x = bytearray(64000000); print('ready', flush=True); input()"
      children = [subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE) for _ in range(2)]
      for one in children:
          one.stdout.readline()
      strangers = [str(one.pid) for one in children[:int(sys.argv[2])]]
      watch = subprocess.Popen([sys.executable, sys.argv[1] + "/memory.py", str(os.getpid())] + strangers,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      watch.stdout.readline()
      answer = watch.communicate(b"e")[0]
      for one in children:
          one.communicate(b"go\\n")
      print(json.loads(answer)["peak"])
      """;

  @TempDir private Path folder;

  private long peak(int strangers) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")), "needs Linux");
    Path script = Files.writeString(folder.resolve("program.py"), PROGRAM);
    Process process =
        new ProcessBuilder(
                Pythons.onPath().executable().toString(),
                script.toString(),
                HARNESS.toString(),
                Integer.toString(strangers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Long.parseLong(answer.strip());
  }

  @Test
  void strangersDoNotCount() throws IOException, InterruptedException {
    assertThat(peak(0)).isGreaterThan(128_000_000);
    assertThat(peak(1)).isBetween(64_000_000L, 128_000_000L);
    assertThat(peak(2)).isLessThan(64_000_000);
  }
}
