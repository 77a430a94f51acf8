package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private static final String SOME_HASH = "ab".repeat(32);

  @Test
  @DisplayName("AU-6 the first entry has seq 1 and names 64 zeros as its predecessor")
  void theFirstEntryStartsTheChain() {
    var log = AuditLog.empty("main");

    var entry = log.append(AuditFixture.theFullestDraft());

    assertThat(entry.v()).isEqualTo(1);
    assertThat(entry.chain()).isEqualTo("main");
    assertThat(entry.seq()).isEqualTo(1);
    assertThat(entry.prevHash()).isEqualTo("0".repeat(64));
    assertThat(log.head()).isEqualTo(new ChainHead("main", 1, entry.hash()));
  }

  @Test
  @DisplayName("AU-1 an entry says all that its draft says")
  void entriesSayWhatTheirDraftsSay() {
    var draft = AuditFixture.theFullestDraft();

    var entry = AuditLog.empty("main").append(draft);

    assertThat(
            new AuditDraft(
                entry.id(),
                entry.userId(),
                entry.action(),
                entry.resource(),
                entry.timestamp(),
                entry.success(),
                entry.role(),
                entry.signIn(),
                entry.sessionId(),
                entry.traceId(),
                Objects.requireNonNull(entry.personal())))
        .isEqualTo(draft);
    assertThat(entry.commitment()).isEqualTo(draft.personal().commitment());
    assertThat(draft.prepared().draft()).isEqualTo(draft);
  }

  @Test
  @DisplayName("AU-6 a log that goes on after a head links to it")
  void aLogGoesOnAfterAHead() {
    var head = new ChainHead("org-7", 41, SOME_HASH);
    var log = AuditLog.after(head);
    assertThat(log.head()).isEqualTo(head);

    var entry = log.append(AuditFixture.aDraft());

    assertThat(entry.chain()).isEqualTo("org-7");
    assertThat(entry.seq()).isEqualTo(42);
    assertThat(entry.prevHash()).isEqualTo(SOME_HASH);
    assertThat(entry.canonical()).contains("\"chain\":\"org-7\"", "\"seq\":42", SOME_HASH);
  }

  @Test
  @DisplayName("AU-7 a batch that was not stored is chained again to the same entries")
  void chainingAgainGivesTheSameEntries() {
    var prepared = List.of(AuditFixture.aDraft(1).prepared(), AuditFixture.aDraft(2).prepared());
    var head = new ChainHead("main", 9, SOME_HASH);
    var lost = AuditLog.after(head);
    var again = AuditLog.after(head);

    assertThat(prepared.stream().map(again::append).toList())
        .isEqualTo(prepared.stream().map(lost::append).toList());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @Label("AU-6 every entry's hash is that of its canonical form, which is canonical JSON")
  void hashesFollowTheCanonicalForm(
      @ForAll("drafts") @Size(min = 1, max = 8) List<AuditDraft> drafts) throws Exception {
    var log = AuditLog.empty("main");
    for (var draft : drafts) {
      var entry = log.append(draft);

      assertThat(CanonicalJson.of(Json.parse(entry.canonical()))).isEqualTo(entry.canonical());
      var digest = MessageDigest.getInstance("SHA-256");
      assertThat(entry.hash())
          .isEqualTo(
              HexFormat.of()
                  .formatHex(digest.digest(entry.canonical().getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Provide
  Arbitrary<List<AuditDraft>> drafts() {
    return AuditDrafts.any().list();
  }

  @Test
  void headsThatCannotBeAreRefused() {
    for (var chain : List.of("", "Main", "a b", "a\"", "x".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> ChainHead.genesis(chain));
    }
    for (var hash : List.of("", "ab", "AB".repeat(32), "zz".repeat(32), "ab".repeat(33))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ChainHead("main", 1, hash));
    }
    for (var seq : List.of(-1L, 1L << 53)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ChainHead("main", seq, SOME_HASH));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new ChainHead("main", 0, SOME_HASH));
    assertThat(new ChainHead("x".repeat(64), (1L << 53) - 1, SOME_HASH).seq())
        .isEqualTo(9007199254740991L);
  }
}
