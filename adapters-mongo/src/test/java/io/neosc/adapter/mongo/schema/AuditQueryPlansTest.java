package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.commit.AuditEntryDocument;
import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.Question;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-4, OB-15: every search in the trail that can be asked, explained by the server")
class AuditQueryPlansTest {
  private static final int MANY = 20_000;
  private static final int TOGETHER = 600;
  private static final int LIMIT = 50;
  private static final Instant START = Instant.parse("2026-03-05T10:30:00Z");
  private static final Map<AuditField, List<String>> VALUES = new EnumMap<>(AuditField.class);
  private static TestStore store;

  static {
    VALUES.put(AuditField.TRACE_ID, names("trace-", 4));
    VALUES.put(AuditField.SESSION_ID, names("ses-", 4));
    VALUES.put(AuditField.USER_ID, names("usr-", 4));
    VALUES.put(AuditField.USER_EMAIL, names("ada@", 4));
    VALUES.put(AuditField.IP, names("10.0.0.", 4));
    VALUES.put(AuditField.RESOURCE, names("workspace:ws-", 4));
    VALUES.put(AuditField.ACTION, List.of("login", "logout", "toggle_policy", "create_user"));
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /**
   * Few values that each have thousands of entries, and no two fields that belong together: the
   * worst for an index that would have to leave a condition to the documents.
   */
  @BeforeAll
  static void fill() {
    store = TestStore.prepared();
    var random = new Random(6);
    var entries = new ArrayList<BsonDocument>();
    for (var seq = 1; seq <= TOGETHER + MANY; seq++) {
      var at = seq <= TOGETHER ? START.minusMillis(1) : START.plusMillis((seq - TOGETHER) / 3);
      entries.add(entry(seq, at, random));
    }
    store.database().getCollection("audit_log", BsonDocument.class).insertMany(entries);
  }

  private static BsonDocument entry(long seq, Instant at, Random random) {
    var chosen = new EnumMap<AuditField, String>(AuditField.class);
    VALUES.forEach((field, values) -> chosen.put(field, values.get(random.nextInt(4))));
    return AuditEntryDocument.of(
        new AuditEntry(
            1,
            "test",
            seq,
            new AuditEntryId("aud-x" + seq),
            chosen.get(AuditField.USER_ID),
            Objects.requireNonNull(chosen.get(AuditField.ACTION)),
            Objects.requireNonNull(chosen.get(AuditField.RESOURCE)),
            at,
            random.nextInt(3) > 0,
            null,
            null,
            chosen.get(AuditField.SESSION_ID),
            chosen.get(AuditField.TRACE_ID),
            "0".repeat(64),
            new PersonalPart(
                Salt.of(new byte[Salt.LENGTH]),
                chosen.get(AuditField.USER_EMAIL),
                chosen.get(AuditField.IP),
                null,
                null,
                null,
                null),
            "0".repeat(64),
            "0".repeat(64)));
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  private static Plan explained(AuditFilter filter, @Nullable Cursor after) {
    return Question.explained(store, () -> search(filter, after));
  }

  private static void search(AuditFilter filter, @Nullable Cursor after) {
    store.bean(AuditTrail.class).search(filter, new PageRequest(LIMIT, after));
  }

  private static void assertCheap(AuditFilter filter, @Nullable Cursor after) {
    var plan = explained(filter, after);

    assertThat(plan.stages()).as("%s", filter).doesNotContain("COLLSCAN", "SORT");
    assertThat(plan.indexes()).as("%s", filter).hasSize(1);
    assertThat((double) plan.examined())
        .as("documents for %d of %s", plan.returned(), filter)
        .isLessThanOrEqualTo(1.1 * plan.returned() + 100)
        .isLessThanOrEqualTo(plan.returned() + 1.0);
  }

  @Test
  @DisplayName("AU-4: every combination of conditions reads hardly more documents than it gives")
  void everyCombinationReadsWhatItGives() {
    var after = Cursor.of(START.plusMillis(MANY / 6), 0);
    var combinations = 1 << AuditField.values().length + 3;
    for (var bits = 0; bits < combinations; bits++) {
      var several = Integer.bitCount(bits) % 2 == 0;
      var filter = new AuditFilter(chosen(bits, several), success(bits), from(bits), to(bits));
      assertCheap(filter, bits % 3 == 0 ? after : null);
    }
  }

  @Test
  @DisplayName("AU-4: neither do pages that begin among hundreds of entries of one millisecond")
  void pagesAmongEntriesOfOneMillisecond() {
    for (var seq : List.of(TOGETHER / 2, 3)) {
      var after = Cursor.of(START.minusMillis(1), seq);
      for (var filter :
          List.of(AuditFilter.ALL, AuditFilter.ALL.succeeded(true).ownedBy("usr-2"))) {
        var plans =
            Question.allSentBy(store, () -> search(filter, after)).stream()
                .map(find -> Plan.of(store.database(), find))
                .toList();

        assertThat(plans).isNotEmpty();
        assertThat(plans.stream().mapToInt(Plan::examined).sum())
            .isEqualTo(plans.stream().mapToInt(Plan::returned).sum());
        assertThat(plans).allMatch(plan -> !plan.stages().contains("SORT"));
      }
    }
  }

  private static Map<AuditField, Set<String>> chosen(int bits, boolean several) {
    var chosen = new EnumMap<AuditField, Set<String>>(AuditField.class);
    for (var field : AuditField.values()) {
      if (has(bits, field.ordinal())) {
        var values = Objects.requireNonNull(VALUES.get(field));
        chosen.put(field, several ? Set.of(values.get(1), values.get(2)) : Set.of(values.get(1)));
      }
    }
    return chosen;
  }

  private static @Nullable Boolean success(int bits) {
    return has(bits, 7) ? Boolean.valueOf(bits % 2 == 0) : null;
  }

  private static @Nullable Instant from(int bits) {
    return has(bits, 8) ? START.plusMillis(MANY / 10) : null;
  }

  private static @Nullable Instant to(int bits) {
    return has(bits, 9) ? START.plusMillis(MANY / 4) : null;
  }

  @Test
  @DisplayName("AU-3, AU-4: views with each field, fifty values, and an account's own entries")
  void viewsAndManyValues() {
    for (var view : AuditView.values()) {
      assertCheap(AuditFilter.ALL.within(view), null);
      for (var field : EnumSet.complementOf(EnumSet.of(AuditField.ACTION))) {
        var first = Objects.requireNonNull(VALUES.get(field)).getFirst();
        var many = Set.copyOf(names(first.substring(0, first.length() - 1), 50));
        assertCheap(AuditFilter.ALL.with(field, many).within(view), null);
        assertCheap(AuditFilter.ALL.with(field, many).within(view).ownedBy("usr-1"), null);
      }
    }
  }

  @Test
  @DisplayName("AU-4: each condition alone has the index that was made for it")
  void eachConditionHasItsIndex() {
    var expected = new TreeMap<>(Map.of("ACTION", "by_action", "RESOURCE", "by_resource"));
    expected.putAll(Map.of("IP", "by_ip", "USER_EMAIL", "by_email", "USER_ID", "by_user"));
    expected.putAll(Map.of("SESSION_ID", "by_session", "TRACE_ID", "by_trace"));
    for (var field : AuditField.values()) {
      var filter =
          AuditFilter.ALL.with(field, Objects.requireNonNull(VALUES.get(field)).getFirst());
      assertThat(explained(filter, null).indexes()).containsExactly(expected.get(field.name()));
    }
    assertThat(explained(AuditFilter.ALL, null).indexes()).containsExactly("newest");
    assertThat(explained(AuditFilter.ALL.succeeded(true), null).indexes())
        .containsExactly("newest");
    assertThat(explained(AuditFilter.ALL.succeeded(false), null).indexes())
        .containsExactly("failures");
  }

  private static boolean has(int bits, int bit) {
    return (bits >> bit & 1) == 1;
  }
}
