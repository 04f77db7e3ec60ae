package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.batch.RunProgress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final AtomicLong clock = new AtomicLong();
  private final Shell shell = new Shell(Path.of(""));

  private static RunProgress run(String status, long finished, long planned) {
    return new RunProgress(status, finished, planned);
  }

  @Test
  void timeLeftGoesByTheRunsSoFar() {
    assertThat(new ProgressText(25, 100, false, 0, 60).line())
        .isEqualTo("25 of 100 runs, 25 %, 1 min 00 s gone, about 3 min 00 s left");
    assertThat(new ProgressText(25, 100, true, 2, 60).line())
        .isEqualTo(
            "25 of at least 100 runs, 25 %, 1 min 00 s gone, at least 3 min 00 s left, 2 failed");
    assertThat(new ProgressText(0, 100, false, 0, 60).line())
        .isEqualTo("0 of 100 runs, 0 %, 1 min 00 s gone");
    assertThat(ProgressText.time(59.6)).isEqualTo("1 min 00 s");
    assertThat(ProgressText.time(7199)).isEqualTo("2 h 00 min");
  }

  @Test
  void barFitsTheTerminal() {
    assertThat(new ProgressText(50, 100, false, 0, 10).bar(80))
        .startsWith("[###############...............] 50 %  50/100 runs, about 10 s left");
    assertThat(new ProgressText(999, 1000, false, 0, 10).bar(200)).contains(" 99 %");
    for (int columns = 20; columns < 100; columns++) {
      assertThat(new ProgressText(123_456, 9_999_999, true, 1234, 1e6).bar(columns))
          .hasSizeLessThan(columns);
    }
  }

  @Test
  void barIsDrawnAgainAndTakenAway() {
    shell.onTerminal();
    try (Progress progress = new Progress(shell.terminal(), false, false, clock::get)) {
      progress.planned(4);
      progress.finished(run("failed", 1, 4));
      clock.set(2_000_000_000L);
      progress.show();
      progress.show();
    }
    assertThat(shell.err())
        .endsWith("\r\u001b[K")
        .contains("25 %  1/4 runs, about 6 s left, 1 failed")
        .doesNotContain("\n");
  }

  @Test
  void elsewhereItWritesLines() {
    try (Progress progress = new Progress(shell.terminal(), false, false, clock::get)) {
      progress.planned(4);
      progress.show();
      progress.finished(run("done", 1, 4));
      clock.set(3_000_000_000L);
      progress.show();
    }
    assertThat(shell.err())
        .isEqualTo("0 of 4 runs, 0 %, 0 s gone\n1 of 4 runs, 25 %, 3 s gone, about 9 s left\n");
  }
}
