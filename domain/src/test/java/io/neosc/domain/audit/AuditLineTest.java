package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditLineTest {
  private static final String LINE = AuditLine.of(anEntry());

  @Property(tries = 500)
  @Label("AU-10 a line says all that is stored of an entry, erased or not")
  void aLineSaysTheEntry(@ForAll("drafts") AuditDraft draft) {
    var entry = AuditLog.empty(ChainHead.MAIN).append(draft);
    assertThat(AuditLine.parse(AuditLine.of(entry))).isEqualTo(entry);
    var erased = AuditFixture.erased(entry);
    assertThat(AuditLine.parse(AuditLine.of(erased))).isEqualTo(erased);
    assertThat(AuditLine.of(entry)).doesNotContain("\n");
  }

  @Provide
  Arbitrary<AuditDraft> drafts() {
    return AuditDrafts.any();
  }

  @Test
  @DisplayName("AU-10 the line of an entry with a value in every field")
  void theFullestEntry() {
    var entry = AuditLog.empty(ChainHead.MAIN).append(AuditFixture.theFullestDraft());
    assertThat(AuditLine.of(entry))
        .startsWith("{\"action\":\"toggle_policy\",\"chain\":\"main\",\"commitment\":\"")
        .contains("\"personal\":{\"after\":{")
        .contains("\"salt\":\"" + entry.personal().salt().hex() + "\"");
    assertThat(AuditLine.parse(AuditLine.of(entry))).isEqualTo(entry);
  }

  @Test
  @DisplayName("AU-9 no line with one character changed, left out or added says the same entry")
  void noOtherLineSaysTheSame() {
    for (var at = 0; at < LINE.length(); at++) {
      var before = LINE.substring(0, at);
      var here = LINE.charAt(at);
      var after = LINE.substring(at + 1);
      assertThat(said(before + after)).isNotEqualTo(anEntry());
      assertThat(said(before + (char) (here ^ 1) + after)).isNotEqualTo(anEntry());
      assertThat(said(before + here + ' ' + after)).isNotEqualTo(anEntry());
      assertThat(said(before)).isNotEqualTo(anEntry());
      for (var other : List.of("", "0", "a", "\"", "\\", "{", "}", ",", ":", "null", "Z", "T")) {
        if (said(before + other + after) instanceof AuditEntry entry) {
          assertThat(AuditLine.of(entry)).isEqualTo(before + other + after);
        }
      }
    }
  }

  @Test
  @DisplayName("AU-9 what is no line is refused and nothing else happens, and says nothing of it")
  void whatIsNoLineIsRefused() {
    for (var line :
        new String[] {
          "",
          "null",
          "[]",
          "{}",
          "{",
          "{\"v\":1",
          LINE + LINE,
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          LINE.replace("\"seq\":1,", "\"seq\":1.0,"),
          LINE.replace("\"seq\":1,", "\"seq\":1e0,"),
          LINE.replace("\"seq\":1,", "\"seq\":01,"),
          LINE.replace("\"seq\":1,", "\"seq\":-0,"),
          LINE.replace("\"seq\":1,", "\"seq\":99999999999999999999999,"),
          LINE.replace("\"seq\":1,", "\"seq\":\"1\","),
          LINE.replace("\"seq\":1,", "\"seq\":null,"),
          LINE.replace("\"seq\":1,", "\"seq\":1,\"seq\":1,"),
          LINE.replace("\"v\":1}", "\"v\":4294967297}"),
          LINE.replace("\"success\":true", "\"success\":True"),
          LINE.replace("\"salt\":\"", "\"salt\":\"zz"),
          LINE.replace("ada@", "\\ud83d@"),
          LINE.replace("ada@", "\\u0061da@"),
          LINE.replace("ada@", "\\x@"),
          LINE.replace("\"personal\":{", "\"personal\":null,\"p\":{"),
          LINE.replace("2026-", "+12026-"),
          LINE.replace("2026-03", "2026-13"),
          LINE.replace("\"chain\":\"main\"", "\"chain\":\"main\",\"chainx\":\"main\"")
        }) {
      assertThatIllegalArgumentException()
          .as(line.substring(0, Math.min(line.length(), 300)))
          .isThrownBy(() -> AuditLine.parse(line))
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("@example"));
    }
  }

  @Test
  @DisplayName("AU-11 the line of a personal part says it, and no other text does")
  void aPersonalPartHasALineOfItsOwn() {
    var entry = AuditLog.empty(ChainHead.MAIN).append(AuditFixture.theFullestDraft());
    var part = new PersonalLine(entry.seq(), entry.id(), entry.personal());
    var line = part.text();
    assertThat(PersonalLine.parse(line)).isEqualTo(part);
    for (var at = 0; at < line.length(); at++) {
      for (var other : List.of("", "0", "a", "\"", "{", "}", ",", "null", "\u0001", "\ud83d")) {
        var text = line.substring(0, at) + other + line.substring(at + 1);
        if (!text.equals(line)) {
          assertThat(saidOfPart(text)).as(text).isNotEqualTo(part);
        }
      }
    }
    for (var other :
        List.of("", "{}", LINE, line + "{", line.replace("{\"id\"", "{\"d\":1,\"id\""))) {
      assertThatIllegalArgumentException().as(other).isThrownBy(() -> PersonalLine.parse(other));
    }
  }

  private static Object saidOfPart(String line) {
    try {
      var part = PersonalLine.parse(line);
      assertThat(part.text()).isEqualTo(line);
      return part;
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }

  private static Object said(String line) {
    try {
      return AuditLine.parse(line);
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }

  @Test
  @DisplayName("AU-6 times have the form that the platform gives them, and come back")
  void timesHaveTheFormOfThePlatform() {
    var platform = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    var random = new Random(95);
    var first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    var last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    var times =
        LongStream.concat(LongStream.of(first, last, -1, 0), random.longs(2_000, first, last));
    times
        .mapToObj(Instant::ofEpochMilli)
        .forEach(time -> {
          assertThat(EntryForm.timestamp(time)).isEqualTo(platform.format(time));
          assertThat(EntryForm.instant(EntryForm.timestamp(time))).isEqualTo(time);
        });
    for (var not :
        List.of(
            Instant.ofEpochMilli(first - 1),
            Instant.ofEpochMilli(last + 1),
            Instant.ofEpochSecond(0, 1))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> EntryForm.timestamp(not));
    }
  }
}
