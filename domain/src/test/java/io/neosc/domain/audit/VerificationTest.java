package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.aChainOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final int MANY = 5_000;

  @Test
  @DisplayName("AU-9 trails that nobody touched are intact, erased persons included")
  void cleanTrailsAreIntact() {
    var random = new Random(91);
    for (var i = 0; i < MANY; i++) {
      var trail = SignedTrail.random(random);
      var report = verified(trail, trail.entries(), trail.checkpoints());
      assertThat(report.worst()).as("%s", report).isEqualTo(Status.INTACT);
      assertThat(report.entries()).isEqualTo(trail.entries().size());
      assertThat(report.head()).isEqualTo(trail.entries().getLast().head());
      assertThat(report.checkpoints()).isEqualTo(trail.checkpoints().size());
    }
  }

  @Test
  @DisplayName("AU-9 whatever is done to a trail is found, with its name and its place")
  void tamperingsAreNamed() {
    var random = new Random(92);
    var done = new TreeMap<String, Integer>();
    for (var i = 0; i < MANY; i++) {
      var trail = SignedTrail.random(random);
      var tampering = Tampering.random(trail, random);
      var report = verified(trail, tampering.entries(), tampering.stored());
      var first = report.first().orElseThrow(() -> new AssertionError("not found: " + tampering));
      assertThat(first.kind()).as("%s: %s", tampering.name(), report).isEqualTo(tampering.kind());
      assertThat(first.seq())
          .as("%s: %s", tampering.name(), report)
          .isBetween(tampering.earliest(), tampering.latest());
      done.merge(tampering.name(), 1, Integer::sum);
    }
    assertThat(done).hasSizeGreaterThanOrEqualTo(14);
  }

  private static VerificationReport verified(
      SignedTrail trail, List<AuditEntry> entries, List<Checkpoint> stored) {
    var found = entries.stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
    return SignedTrail.verified(found, stored, trail.checkpoints(), trail.now());
  }

  @Test
  @DisplayName("AU-9 lines of a file that stand in each other's place are swapped, not deleted")
  void linesInAnotherOrderAreSwapped() {
    var entries = aChainOf(9);
    Collections.swap(entries, 2, 6);
    assertThat(first(entries)).isEqualTo(new Finding(Kind.SWAPPED, 3, ""));
  }

  @Test
  @DisplayName("AU-9 a line that is there twice is inserted")
  void aDoubledLineIsInserted() {
    var entries = aChainOf(9);
    entries.add(4, entries.get(3));
    assertThat(first(entries)).isEqualTo(new Finding(Kind.INSERTED, 4, ""));

    entries.set(3, AlteredEntry.of(entries.get(3)).role("x").entry());
    assertThat(first(entries)).isEqualTo(new Finding(Kind.INSERTED, 4, ""));
    Collections.swap(entries, 3, 4);
    assertThat(first(entries)).isEqualTo(new Finding(Kind.INSERTED, 4, ""));
  }

  @Test
  @DisplayName("AU-9 what has not the form of an entry is changed, and what has no place inserted")
  void whatHasNoFormIsNamed() {
    var found = new ArrayList<FoundEntry>();
    aChainOf(9).forEach(entry -> found.add(new FoundEntry.Readable(entry)));
    found.set(3, new FoundEntry.Unreadable(4));
    assertThat(firstOf(found)).isEqualTo(new Finding(Kind.CHANGED, 4, ""));

    found.set(3, new FoundEntry.Unreadable(FoundEntry.NO_SEQ));
    assertThat(firstOf(found)).isEqualTo(new Finding(Kind.CHANGED, 4, ""));

    found.set(3, new FoundEntry.Readable(aChainOf(9).get(3)));
    found.add(5, new FoundEntry.Unreadable(FoundEntry.NO_SEQ));
    assertThat(firstOf(found)).isEqualTo(new Finding(Kind.INSERTED, 6, ""));

    found.set(5, new FoundEntry.Unreadable(5));
    assertThat(firstOf(found)).isEqualTo(new Finding(Kind.INSERTED, 5, ""));
    Collections.swap(found, 4, 5);
    assertThat(firstOf(found)).isEqualTo(new Finding(Kind.INSERTED, 5, ""));
  }

  @Test
  @DisplayName("AU-9 an entry of another chain is changed")
  void anEntryOfAnotherChainIsChanged() {
    var entries = aChainOf(9);
    entries.set(4, AlteredEntry.of(entries.get(4)).chain("other").rehashed());
    assertThat(first(entries)).isEqualTo(new Finding(Kind.CHANGED, 5, ""));
  }

  @Test
  @DisplayName(
      "AU-9 an inserted entry is named also when those behind have new hashes but old links")
  void anInsertedEntryBeforeOldLinksIsNamed() {
    var entries = aChainOf(9);
    entries.add(3, AuditLog.after(entries.get(2).head()).append(AuditFixture.aDraft(500)));
    for (var i = 4; i < entries.size(); i++) {
      entries.set(i, AlteredEntry.of(entries.get(i)).seq(i + 1).rehashed());
    }
    assertThat(first(entries)).isEqualTo(new Finding(Kind.INSERTED, 4, ""));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @Label("AU-6 whatever is chained is sound, from the start and from any entry on")
  void whateverIsChainedIsSound(@ForAll("drafts") List<AuditDraft> drafts) {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = drafts.stream().map(log::append).toList();
    assertThat(Verification.of(entries).sound()).isTrue();
    assertThat(Verification.of(entries).head()).isEqualTo(log.head());
    for (var from = 1; from <= entries.size(); from++) {
      var rest = after(entries.get(from - 1).head(), entries.subList(from, entries.size()));
      assertThat(rest.sound()).isTrue();
      assertThat(rest.from()).isEqualTo(from);
      assertThat(rest.head()).isEqualTo(log.head());
    }
  }

  @Provide
  Arbitrary<List<AuditDraft>> drafts() {
    return AuditDrafts.any().list().ofMaxSize(12);
  }

  private static VerificationReport after(ChainHead head, List<AuditEntry> entries) {
    var none = CheckpointTrust.ofSome(Collections.emptyIterator(), SignedTrail::check);
    var verification = new Verification(head, none);
    entries.forEach(entry -> verification.see(new FoundEntry.Readable(entry)));
    return verification.report(null, SignedTrail.INTERVAL);
  }

  @Test
  @DisplayName("AU-9 what goes on from an entry is held against it")
  void theEntryBeforeCounts() {
    var entries = aChainOf(4);
    var wrongHash = new ChainHead(ChainHead.MAIN, 2, entries.get(0).hash());
    assertThat(withoutProse(after(wrongHash, entries.subList(2, 4))))
        .isEqualTo(new Finding(Kind.INSERTED, 3, ""));
    assertThat(withoutProse(after(entries.get(0).head(), entries.subList(2, 4))))
        .isEqualTo(new Finding(Kind.DELETED, 2, ""));
  }

  @Test
  @DisplayName("AU-9 a place before the first is no place, and a form that is not known is changed")
  void whatNobodyWrote() {
    for (var seq : new long[] {0, -1}) {
      var entry = AlteredEntry.of(AuditFixture.anEntry()).seq(seq).rehashed();
      assertThat(first(List.of(entry))).isEqualTo(new Finding(Kind.INSERTED, seq, ""));
    }
    for (var v : new int[] {0, 2}) {
      var entries = aChainOf(4);
      entries.set(2, AlteredEntry.of(entries.get(2)).v(v).rehashed());
      assertThat(first(entries)).isEqualTo(new Finding(Kind.CHANGED, 3, ""));
    }
  }

  @Test
  @DisplayName("AU-9 without a checkpoint nobody knows whether the end is missing, and it says so")
  void withoutCheckpointsItIsUnknown() {
    var found = aChainOf(9).stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
    var report = SignedTrail.verified(found, List.of(), List.of(), AuditFixture.NOON);
    assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.freshness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.worst()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  @DisplayName("AU-9 checkpoints of a key that nobody trusts prove nothing")
  void untrustedCheckpointsProveNothing() {
    var trail = SignedTrail.random(new Random(5));
    var others =
        trail.checkpoints().stream()
            .map(c -> Checkpoint.unsigned(c.head(), c.at(), c.previous(), "aa"))
            .map(SignedTrail::signed)
            .toList();
    var found = trail.entries().stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
    var report = SignedTrail.verified(found, others, List.of(), trail.now());
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.checkpoints()).isZero();
  }

  @Test
  @DisplayName("AU-9 an entry that has waited too long for a checkpoint makes the trail stale")
  void tooOldIsStale() {
    var entries = aChainOf(9);
    var head = entries.get(4).head();
    var checkpoint =
        SignedTrail.signed(
            Checkpoint.unsigned(head, AuditFixture.NOON, ChainHead.GENESIS_HASH, SignedTrail.KEY));
    var waiting = entries.get(5).timestamp();
    assertThat(freshness(entries, checkpoint, waiting.plusSeconds(120))).isEqualTo(Verdict.INTACT);
    assertThat(freshness(entries, checkpoint, waiting.plusSeconds(121)).finding())
        .extracting(Finding::kind, Finding::seq)
        .containsExactly(Kind.STALE, 6L);
  }

  private static Verdict freshness(List<AuditEntry> entries, Checkpoint checkpoint, Instant now) {
    var found = entries.stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
    return SignedTrail.verified(found, List.of(checkpoint), List.of(), now).freshness();
  }

  @Test
  @DisplayName("AU-12 an erasure covers what is before it and of that person, nothing else")
  void erasuresCoverWhatIsBefore() {
    var entries = aChainOf(6);
    var ada = entries.getFirst().userId();
    var erasing =
        AlteredEntry.of(entries.get(3)).action("erase_user").resource("user:" + ada).rehashed();
    entries.set(3, erasing);
    entries.set(4, AlteredEntry.of(entries.get(4)).prevHash(erasing.hash()).rehashed());
    entries.set(5, AlteredEntry.of(entries.get(5)).prevHash(entries.get(4).hash()).rehashed());
    entries.set(1, AuditFixture.erased(entries.get(1)));
    assertThat(report(entries).integrity()).isEqualTo(Verdict.INTACT);

    entries.set(4, AuditFixture.erased(entries.get(4)));
    assertThat(first(entries)).isEqualTo(new Finding(Kind.CHANGED, 5, ""));
  }

  @Test
  @DisplayName("AU-12 a finding tells nothing personal")
  void findingsAreNotPersonal() {
    var entries = aChainOf(3);
    entries.set(1, AlteredEntry.of(entries.get(1)).role("x").entry());
    assertThat(report(entries).toString()).doesNotContain("ada@").doesNotContain("192.0.2");
  }

  private static VerificationReport report(List<AuditEntry> entries) {
    var found = entries.stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
    return SignedTrail.verified(found, List.of(), List.of(), AuditFixture.NOON);
  }

  private static Finding first(List<AuditEntry> entries) {
    return withoutProse(report(entries));
  }

  private static Finding firstOf(List<FoundEntry> found) {
    return withoutProse(
        SignedTrail.verified(found.iterator(), List.of(), List.of(), AuditFixture.NOON));
  }

  private static Finding withoutProse(VerificationReport report) {
    var first = report.first().orElseThrow();
    return new Finding(first.kind(), first.seq(), "");
  }
}
