package gilsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRevisionTest {
  @TempDir Path folder;

  @Test
  void isTheSameInOneProcess() {
    assertThat(ModelRevision.here()).hasSize(16).isEqualTo(ModelRevision.here());
  }

  @Test
  void followsTheCode() throws IOException {
    Files.writeString(folder.resolve("A.class"), "a");
    String one = ModelRevision.of(folder);
    assertThat(ModelRevision.of(folder)).isEqualTo(one);
    Files.writeString(folder.resolve("A.class"), "b");
    assertThat(ModelRevision.of(folder)).isNotEqualTo(one);
    assertThat(ModelRevision.of(folder.resolve("A.class"))).hasSize(16);
  }
}
