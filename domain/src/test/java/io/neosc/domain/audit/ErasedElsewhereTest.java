package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How places of other entries are listed (ADR 019). */
class ErasedElsewhereTest {

  @ParameterizedTest
  @DisplayName("AU-12 places are listed ascending, and those in a row as a run")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                | 7
          7 8              | 7-8
          12 13 14 15 7    | 7,12-15
          1 3 5            | 1,3,5
          1 2 4 5 9        | 1-2,4-5,9
          """)
  void listed(String seqs, String text) {
    var places = new TreeSet<Long>();
    List.of(seqs.split(" ")).forEach(seq -> places.add(Long.valueOf(seq)));
    assertThat(ErasedElsewhere.text(places)).isEqualTo(text);
  }
}
