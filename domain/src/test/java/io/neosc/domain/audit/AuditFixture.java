package io.neosc.domain.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts and entries in sentences. */
public final class AuditFixture {
  public static final Instant NOON = Instant.parse("2026-03-05T12:00:00.000Z");

  private AuditFixture() {}

  /** An id that differs for each number. */
  public static AuditEntryId anId(int number) {
    return new AuditEntryId("aud-0199a1b2-c3d4-7e5f-8a9b-%012x".formatted(number));
  }

  public static Salt aSalt(int number) {
    return new Salt(0xf00dL << 48 | number, ~number);
  }

  /** A successful sign-in at noon. */
  public static AuditDraft aDraft() {
    return aDraft(1);
  }

  /** The sign-in with the number, in the millisecond with the number after noon. */
  public static AuditDraft aDraft(int number) {
    return new AuditDraft(
        anId(number),
        "usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
        "login",
        "auth",
        NOON.plusMillis(number),
        true,
        "user",
        "6244580a346acf5d814a48dcf65bcdab5530088ca268c31dc5866944207e8938",
        null,
        "4bf92f3577b34da6a3ce929d0e0e4736",
        new PersonalPart(
            aSalt(number), "ada@example.org", "192.0.2.17", "curl/8.5.0", null, null, null));
  }

  /** A draft that has a value, and not a simple one, in every field. */
  public static AuditDraft theFullestDraft() {
    return new AuditDraft(
        anId(0xfff),
        "usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
        "toggle_policy",
        "policy:pol-mfa-required",
        NOON.plusMillis(7),
        false,
        "admin",
        "6244580a346acf5d814a48dcf65bcdab5530088ca268c31dc5866944207e8938",
        "ses-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c",
        "4bf92f3577b34da6a3ce929d0e0e4736",
        new PersonalPart(
            aSalt(0xfff),
            "zoë@exämple.org",
            "2001:db8::17",
            "Mozilla/5.0 (X11; Linux x86_64)",
            "disabled \uD83D\uDE80 \"for a test\"\n",
            changes("enabled", true, "version", 3, "note", null, "roles", List.of()),
            changes(
                "enabled",
                false,
                "version",
                4,
                "note",
                "",
                "roles",
                List.of("admin", "user"),
                "limits",
                Map.of("sessions", 9007199254740991L))));
  }

  /** The only entry of a chain. */
  public static AuditEntry anEntry() {
    return AuditLog.empty(ChainHead.MAIN).append(aDraft());
  }

  /** The first entries of a chain. */
  public static List<AuditEntry> aChainOf(int length) {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = new ArrayList<AuditEntry>();
    for (var number = 1; number <= length; number++) {
      entries.add(log.append(aDraft(number)));
    }
    return entries;
  }

  /** As it is found after the person's erasure. */
  public static AuditEntry erased(AuditEntry entry) {
    return entry.withoutPersonal();
  }

  /** Names and values in turn; values may be null. */
  public static Map<String, @Nullable Object> changes(@Nullable Object... namesAndValues) {
    var changes = new LinkedHashMap<String, @Nullable Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      changes.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(changes);
  }
}
