package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  private static String line(List<String> texts, double... numbers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter csv = new CsvWriter(out).texts(texts);
    for (double number : numbers) {
      csv.number(number);
    }
    csv.endLine();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void quotesWhatRfc4180WantsQuoted() throws IOException {
    assertThat(line(List.of("plain", "a,b", "say \"hi\"", "two\nlines", "", "über")))
        .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,über\n");
  }

  @Test
  void numbersAreTheShortestInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      // 2^-44 has one digit too many before Java 19.
      assertThat(line(List.of("x"), 0.1, 1234567.5, 0x1p-44, 0.002))
          .isEqualTo("x,0.1,1234567.5,5.684341886080802E-14,0.002\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property(tries = 500, seed = "4")
  void numbersAreReadBackAsTheyWere(@ForAll double number) throws IOException {
    String text = line(List.of("x"), number).strip().substring(2);
    assertThat(Double.parseDouble(text)).isEqualTo(number);
  }

  @Property(tries = 200, seed = "5")
  void textsAreReadBackAsTheyWere(@ForAll("words") List<String> texts) throws IOException {
    List<String> fields = new java.util.ArrayList<>(texts);
    fields.add(0, "first");
    assertThat(CsvText.split(line(fields)).get(0).fields()).isEqualTo(fields);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<List<String>> words() {
    return net.jqwik.api.Arbitraries.strings()
        .withChars("ab,\"\n")
        .ofMaxLength(6)
        .map(String::strip)
        .list()
        .ofMaxSize(5);
  }
}
