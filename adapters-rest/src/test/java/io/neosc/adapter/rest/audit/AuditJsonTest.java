package io.neosc.adapter.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-1: entries on the wire are byte for byte what the framework would write")
class AuditJsonTest {
  private static final String ODD =
      IntStream.range(0, 0x180)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          + "\u2028 \uD83D\uDE80 \\u0041 </script>\u0001";

  private static AuditEntry entry(long seq, @Nullable String some, @Nullable PersonalPart part) {
    return new AuditEntry(
        1,
        "main",
        seq,
        new AuditEntryId("aud-" + seq),
        some,
        "launch_workspace",
        "workspace:" + ODD,
        Instant.parse("2026-03-05T10:30:00.007Z"),
        seq % 2 == 0,
        some,
        some,
        some,
        some,
        "0".repeat(64),
        part,
        "1".repeat(64),
        "2".repeat(64));
  }

  private static PersonalPart part(@Nullable String text, @Nullable Map<String, Object> changes) {
    return new PersonalPart(
        Salt.of(new byte[Salt.LENGTH]), text, text, text, text, changes, changes);
  }

  @Test
  @DisplayName("the fullest, the emptiest, erased ones, odd characters, changes of every depth")
  void asTheFrameworkWouldWriteThem() throws IOException {
    var changes = new LinkedHashMap<String, Object>();
    changes.put("text", ODD);
    changes.put("deep", Map.of("list", List.of(1L, "two", true, List.of(), Map.of())));
    changes.put("long", (1L << 53) - 1);
    changes.put("größe \"\\", Map.of());
    changes.put(
        "short", List.of("größe", "why?", "?\uD83D\uDE80", "\u0100", "\u007F", "a\"b", "a\\b"));
    var entries =
        List.of(
            entry(1, ODD, part(ODD, changes)),
            entry(2, null, part(null, null)),
            entry(1L << 52, "", part("", Map.of())),
            entry(4, "x".repeat(5_000), null));
    try (var server = TestServer.start()) {
      var mapper = server.server.getApplicationContext().getBean(JsonMapper.class);
      for (var count = 0; count <= entries.size(); count++) {
        var some = new ArrayList<>(entries.subList(0, count));
        var expected = mapper.writeValueAsBytes(some.stream().map(AuditEntryResponse::of).toList());

        assertThat(text(AuditJson.of(some))).isEqualTo(text(expected));
      }
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
