package io.neosc.domain.audit;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary drafts for laws that hold for all of them. */
final class AuditDrafts {
  private AuditDrafts() {}

  static Arbitrary<AuditDraft> any() {
    var ids = Arbitraries.integers().between(0, Integer.MAX_VALUE).map(AuditFixture::anId);
    var actions = Arbitraries.of("login", "logout", "launch_workspace", "toggle_policy");
    var times =
        Arbitraries.longs().between(-62167219200000L, 253402300799999L).map(Instant::ofEpochMilli);
    var hashes = Arbitraries.of("00ff", "ab".repeat(32)).injectNull(0.3);
    return Combinators.combine(
            ids,
            texts().injectNull(0.3),
            actions,
            texts(),
            times,
            Arbitraries.of(true, false),
            hashes,
            personal())
        .as((id, text, action, resource, timestamp, success, signIn, personal) ->
            new AuditDraft(
                id, text, action, resource, timestamp, success, text, signIn, text, text,
                personal));
  }

  private static Arbitrary<PersonalPart> personal() {
    var salts = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Salt::new);
    return Combinators.combine(
            salts, texts().injectNull(0.3), texts().injectNull(0.5), changes(), changes())
        .as((salt, email, details, before, after) ->
            new PersonalPart(salt, email, email, details, details, before, after));
  }

  private static Arbitrary<@Nullable Map<String, @Nullable Object>> changes() {
    Arbitrary<@Nullable Object> values =
        Arbitraries.<Object>oneOf(
                texts().map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.of(true, false),
                texts().list().ofMaxSize(3).map(Object.class::cast))
            .injectNull(0.2);
    return Arbitraries.maps(Arbitraries.of("status", "enabled", "Größe", "x y"), values)
        .injectNull(0.3);
  }

  static Arbitrary<String> texts() {
    return Arbitraries.of(
        "a",
        "ada@example.org",
        "zoë",
        "東京",
        "\ud83d\ude80",
        "say \"no\"",
        "\\",
        "line\nfeed",
        "\u0000");
  }
}
