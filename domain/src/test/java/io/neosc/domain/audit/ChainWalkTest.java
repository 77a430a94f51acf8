package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.aChainOf;
import static io.neosc.domain.audit.AuditFixture.aDraft;
import static io.neosc.domain.audit.AuditFixture.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.audit.ChainWalk.Broken;
import io.neosc.domain.audit.ChainWalk.Flaw;
import io.neosc.domain.audit.ChainWalk.Intact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChainWalkTest {
  private static final ChainHead GENESIS = ChainHead.genesis(ChainHead.MAIN);
  private static final int LENGTH = 9;

  /** Everything of an entry that its hash covers, each altered. */
  private static final Map<String, UnaryOperator<AlteredEntry>> ALTERATIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("id", e -> e.id(AuditFixture.anId(999))),
              Map.entry("user_id", e -> e.userId("usr-2")),
              Map.entry("user_id removed", e -> e.userId(null)),
              Map.entry("action", e -> e.action("logout")),
              Map.entry("resource", e -> e.resource("auth2")),
              Map.entry("timestamp", e -> e.timestamp(Instant.EPOCH)),
              Map.entry("timestamp finer", AlteredEntry::aNanosecondLater),
              Map.entry("success", e -> e.success(false)),
              Map.entry("role", e -> e.role("admin")),
              Map.entry("sign_in", e -> e.signIn("00ff")),
              Map.entry("session_id added", e -> e.sessionId("ses-1")),
              Map.entry("trace_id", e -> e.traceId("0")),
              Map.entry("half a character", e -> e.resource("\ud83d")),
              Map.entry("commitment", e -> e.commitment("ab".repeat(32))),
              Map.entry("hash", e -> e.hash("ab".repeat(32)))));

  @Test
  @DisplayName("AU-6 a chain without entries is intact and ends where it began")
  void nothingIsIntact() {
    assertThat(walk(List.of())).isEqualTo(new Intact(GENESIS, 0, 0));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @Label("AU-6 whatever is chained walks intact, from the start and from any entry on")
  void whateverIsChainedWalksIntact(@ForAll("drafts") List<AuditDraft> drafts) {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = drafts.stream().map(log::append).toList();

    assertThat(walk(entries)).isEqualTo(new Intact(log.head(), entries.size(), 0));
    for (var from = 1; from <= entries.size(); from++) {
      var rest = entries.subList(from, entries.size());
      assertThat(ChainWalk.walk(entries.get(from - 1).head(), rest.iterator()))
          .isEqualTo(new Intact(log.head(), rest.size(), 0));
    }
  }

  @Provide
  Arbitrary<List<AuditDraft>> drafts() {
    return AuditDrafts.any().list().ofMaxSize(12);
  }

  @Property(tries = 200)
  @Label("AU-6 AU-9 an alteration of any field is found at its entry")
  void anAlteredFieldIsFound(
      @ForAll @IntRange(min = 1, max = LENGTH) int seq, @ForAll("alterations") String name) {
    assertThat(walkWith(seq, e -> alteration(name).apply(e).entry()))
        .isEqualTo(found(seq, Flaw.WRONG_HASH));
  }

  @Property(tries = 200)
  @Label("AU-6 AU-9 an altered entry with a hash to match is found by the entry after it")
  void aForgedEntryIsFoundByItsSuccessor(
      @ForAll @IntRange(min = 1, max = LENGTH - 1) int seq, @ForAll("forgeries") String name) {
    assertThat(walkWith(seq, e -> alteration(name).apply(e).rehashed()))
        .isEqualTo(found(seq + 1, Flaw.BROKEN_LINK));
  }

  @Provide
  Arbitrary<String> alterations() {
    return Arbitraries.of(ALTERATIONS.keySet());
  }

  /** Those that change what is hashed and leave something that can be hashed. */
  @Provide
  Arbitrary<String> forgeries() {
    var hashable = new ArrayList<>(ALTERATIONS.keySet());
    // the last changes a commitment but not its part, which is found at once
    hashable.removeAll(List.of("hash", "timestamp finer", "half a character", "commitment"));
    return Arbitraries.of(hashable);
  }

  @Property(tries = 50)
  @Label("AU-9 a removed entry is found at its place")
  void aRemovedEntryIsFound(@ForAll @IntRange(min = 1, max = LENGTH - 1) int seq) {
    var entries = aChainOf(LENGTH);
    entries.remove(seq - 1);

    assertThat(walk(entries)).isEqualTo(found(seq, Flaw.GAP));
  }

  @Property(tries = 50)
  @Label("AU-9 a doubled entry is found at its place")
  void aDoubledEntryIsFound(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
    var entries = aChainOf(LENGTH);
    entries.add(seq, entries.get(seq - 1));

    assertThat(walk(entries)).isEqualTo(found(seq, Flaw.DUPLICATE));
  }

  @Property(tries = 100)
  @Label("AU-9 two entries in each other's place are found at the first of them")
  void swappedEntriesAreFound(
      @ForAll @IntRange(min = 1, max = LENGTH - 1) int seq, @ForAll @IntRange(max = 5) int apart) {
    var other = Math.min(seq + 1 + apart, LENGTH);
    var entries = aChainOf(LENGTH);
    Collections.swap(entries, seq - 1, other - 1);
    assertThat(walk(entries)).isEqualTo(found(seq, Flaw.GAP));

    Collections.swap(entries, seq - 1, other - 1);
    exchangePlaces(entries, seq, other);
    assertThat(walk(entries)).isEqualTo(found(seq, Flaw.BROKEN_LINK));
  }

  @Property(tries = 50)
  @Label("AU-9 an inserted entry is found, also when the rest was numbered anew")
  void anInsertedEntryIsFound(@ForAll @IntRange(min = 1, max = LENGTH - 1) int after) {
    var entries = aChainOf(LENGTH);
    var inserted = AuditLog.after(entries.get(after - 1).head()).append(aDraft(500));
    entries.add(after, inserted);
    assertThat(walk(entries)).isEqualTo(found(after + 1, Flaw.DUPLICATE));

    for (var i = after + 1; i < entries.size(); i++) {
      entries.set(i, AlteredEntry.of(entries.get(i)).seq(i + 1).rehashed());
    }
    assertThat(walk(entries)).isEqualTo(found(after + 2, Flaw.BROKEN_LINK));
  }

  @Test
  @DisplayName("AU-9 an entry behind its place is told from one that is there twice")
  void anEntryBehindItsPlaceIsFound() {
    var entries = aChainOf(4);
    entries.add(entries.get(1));

    assertThat(walk(entries)).isEqualTo(found(2, Flaw.OUT_OF_ORDER));
  }

  @Test
  @DisplayName("AU-9 a place before the first is no place")
  void aSeqBelowOneIsFound() {
    var entry = AlteredEntry.of(anEntry());

    assertThat(walk(List.of(entry.seq(0).rehashed()))).isEqualTo(found(0, Flaw.DUPLICATE));
    assertThat(walk(List.of(entry.seq(-1).rehashed()))).isEqualTo(found(-1, Flaw.OUT_OF_ORDER));
  }

  @Test
  @DisplayName("AU-6 an entry of another chain is found, also when it fits otherwise")
  void anEntryOfAnotherChainIsFound() {
    assertThat(walkWith(3, e -> e.chain("other").rehashed())).isEqualTo(found(3, Flaw.WRONG_CHAIN));
  }

  @Test
  @DisplayName("AU-6 a form that is not known is not judged")
  void anUnknownVersionIsFound() {
    assertThat(walkWith(3, e -> e.v(2).rehashed())).isEqualTo(found(3, Flaw.UNKNOWN_VERSION));
    assertThat(walkWith(3, e -> e.v(0).entry())).isEqualTo(found(3, Flaw.UNKNOWN_VERSION));
  }

  @Test
  @DisplayName("AU-9 an altered link is found, with a hash to match and without")
  void anAlteredLinkIsFound() {
    assertThat(walkWith(3, e -> e.prevHash("ab".repeat(32)).entry()))
        .isEqualTo(found(3, Flaw.BROKEN_LINK));
    assertThat(walkWith(3, e -> e.prevHash("ab".repeat(32)).rehashed()))
        .isEqualTo(found(3, Flaw.BROKEN_LINK));
    assertThat(walkWith(1, e -> e.prevHash("ab".repeat(32)).rehashed()))
        .isEqualTo(found(1, Flaw.BROKEN_LINK));
  }

  @TestFactory
  @DisplayName("AU-12 another personal part than the one that was committed to is found")
  Stream<DynamicTest> anAlteredPersonalPartIsFound() {
    var part = aDraft(3).personal();
    var salt = part.salt();
    var other = AuditFixture.aSalt(77);
    return Stream.of(
            PersonalPart.empty(salt),
            new PersonalPart(
                other, part.userEmail(), part.ipAddress(), part.userAgent(), null, null, null),
            new PersonalPart(
                salt, "eve@x.org", part.ipAddress(), part.userAgent(), null, null, null),
            new PersonalPart(salt, part.userEmail(), "::1", part.userAgent(), null, null, null),
            new PersonalPart(
                salt, part.userEmail(), part.ipAddress(), part.userAgent(), "x", null, null))
        .map(altered ->
            DynamicTest.dynamicTest(
                altered.canonical(),
                () ->
                    assertThat(walkWith(3, e -> e.personal(altered).entry()))
                        .isEqualTo(found(3, Flaw.WRONG_COMMITMENT))));
  }

  @Test
  @DisplayName("AU-12 a new part with a new commitment and hash is found by the entry after it")
  void aForgedPersonalPartIsFoundByItsSuccessor() {
    var forged = new PersonalPart(AuditFixture.aSalt(5), "eve@x.org", null, null, null, null, null);

    assertThat(walkWith(3, e -> e.personal(forged).commitment(forged.commitment()).rehashed()))
        .isEqualTo(found(4, Flaw.BROKEN_LINK));
    assertThat(walkWith(3, e -> e.commitment(forged.commitment()).rehashed()))
        .isEqualTo(found(3, Flaw.WRONG_COMMITMENT));
  }

  @Test
  @DisplayName("AU-12 erased parts leave every hash valid and are counted")
  void erasedPartsAreCounted() {
    var entries = aChainOf(LENGTH);
    entries.set(2, AuditFixture.erased(entries.get(2)));
    entries.set(LENGTH - 1, AuditFixture.erased(entries.get(LENGTH - 1)));

    assertThat(walk(entries)).isEqualTo(new Intact(entries.get(LENGTH - 1).head(), LENGTH, 2));
  }

  @Test
  @DisplayName("AU-12 an erased entry that was altered is found all the same")
  void anAlteredErasedEntryIsFound() {
    assertThat(walkWith(3, e -> e.personal(null).action("logout").entry()))
        .isEqualTo(found(3, Flaw.WRONG_HASH));
  }

  @Test
  @DisplayName("AU-6 a walk from an entry on needs the entry that it starts after")
  void aWalkFromTheWrongHeadIsBroken() {
    var entries = aChainOf(4);
    var wrongHash = new ChainHead(ChainHead.MAIN, 2, entries.get(0).hash());

    assertThat(broken(ChainWalk.walk(wrongHash, entries.subList(2, 4).iterator())))
        .isEqualTo(found(3, Flaw.BROKEN_LINK));
    assertThat(broken(ChainWalk.walk(entries.get(0).head(), entries.subList(2, 4).iterator())))
        .isEqualTo(found(2, Flaw.GAP));
  }

  @Test
  @DisplayName("AU-12 a finding tells nothing personal")
  void detailsAreNotPersonal() {
    var result =
        ChainWalk.walk(GENESIS, Stream.of(AlteredEntry.of(anEntry()).role("x").entry()).iterator());

    assertThat(result).isInstanceOf(Broken.class);
    assertThat(result.toString())
        .doesNotContain("ada@")
        .doesNotContain("192.0.2")
        .contains("seq=1");
  }

  /** Gives two entries each other's seq, and puts them where these are. */
  private static void exchangePlaces(List<AuditEntry> entries, int one, int other) {
    var first = entries.get(one - 1);
    var second = entries.get(other - 1);
    entries.set(one - 1, AlteredEntry.of(second).seq(one).entry());
    entries.set(other - 1, AlteredEntry.of(first).seq(other).entry());
  }

  private static Object walkWith(int seq, Function<AlteredEntry, AuditEntry> altered) {
    var entries = aChainOf(LENGTH);
    entries.set(seq - 1, altered.apply(AlteredEntry.of(entries.get(seq - 1))));
    return walk(entries);
  }

  private static Object walk(List<AuditEntry> entries) {
    return broken(ChainWalk.walk(GENESIS, entries.iterator()));
  }

  /** A broken result without its prose. */
  private static Object broken(ChainWalk.Result result) {
    return switch (result) {
      case Intact intact -> intact;
      case Broken(var seq, var flaw, _) -> found(seq, flaw);
    };
  }

  private static Map.Entry<Long, Flaw> found(long seq, Flaw flaw) {
    return Map.entry(seq, flaw);
  }

  private static UnaryOperator<AlteredEntry> alteration(String name) {
    return Objects.requireNonNull(ALTERATIONS.get(name));
  }
}
