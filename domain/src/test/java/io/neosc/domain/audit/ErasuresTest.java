package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.NOON;
import static io.neosc.domain.audit.AuditFixture.aChainOf;
import static io.neosc.domain.audit.AuditFixture.aSalt;
import static io.neosc.domain.audit.AuditFixture.changes;
import static io.neosc.domain.audit.AuditFixture.erased;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.audit.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which missing personal parts an erasure explains (AU-12, ADR 019). */
class ErasuresTest {
  private static final String ADMIN = "usr-0199a1b2-c3d4-7e5f-8a9b-000000000001";
  private static final String ADA = "usr-0199a1b2-c3d4-7e5f-8a9b-000000000002";
  private static final String BOB = "usr-0199a1b2-c3d4-7e5f-8a9b-000000000003";

  @Test
  @DisplayName("AU-12 an erasure covers the entries of others that it lists, and no others")
  void listedEntriesAreCovered() {
    var trail = new Trail(12);
    trail.erasure(10, ADA, "2,4-6");
    trail.lose(2, 4, 5, 6);
    assertThat(trail.integrity()).isEqualTo(Verdict.INTACT);

    trail.lose(3);
    assertThat(trail.firstLost()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "AU-12 beside a listed entry of the same account another that is not listed is found")
  void aListCoversPlacesNotAccounts() {
    var trail = new Trail(12);
    trail.erasure(10, ADA, "2");
    trail.lose(2, 8);
    assertThat(trail.firstLost()).isEqualTo(8);
  }

  @Test
  @DisplayName("AU-12 an erasure that is erased itself must be followed by one that lists the same")
  void listsAreTakenOver() {
    var trail = new Trail(12);
    trail.erasure(6, ADA, "2,4");
    trail.erasure(9, ADMIN, null);
    trail.lose(2, 4, 6);
    assertThat(trail.firstLost()).isEqualTo(2);

    trail.erasure(9, ADMIN, "2,4");
    assertThat(trail.integrity()).isEqualTo(Verdict.INTACT);
  }

  @Test
  @DisplayName("AU-12 a refused erasure covers nothing that it lists, nor does another action")
  void onlyErasuresCover() {
    var refused = new Trail(12);
    refused.erasure(10, ADA, "2");
    refused.alter(10, AlteredEntry.of(refused.at(10)).success(false));
    refused.lose(2);
    assertThat(refused.firstLost()).isEqualTo(2);

    var other = new Trail(12);
    other.erasure(10, ADA, "2");
    other.alter(10, AlteredEntry.of(other.at(10)).action("update_user"));
    other.lose(2);
    assertThat(other.firstLost()).isEqualTo(2);
  }

  @Test
  @DisplayName("AU-12 a list with another commitment than its entry's is found")
  void aForgedListIsFound() {
    var trail = new Trail(12);
    trail.erasure(10, ADA, "2");
    trail.forge(10, listing("2-3"));
    trail.lose(2, 3);
    assertThat(trail.firstLost()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2,",
        ",2",
        "02",
        "2 ",
        "3-2",
        "2-",
        "-2",
        "2,2",
        "4,2",
        "2-4,4",
        "2-10",
        "2,11",
        "2-99999999999999999",
        "9999999999999999999999",
        "２",
        "all"
      })
  @DisplayName("AU-12 a list in another form, or of what is not before it, covers nothing")
  void otherFormsListNothing(String list) {
    var trail = new Trail(12);
    trail.erasure(10, ADA, list);
    trail.lose(2);
    assertThat(trail.firstLost()).isEqualTo(2);
  }

  @Test
  @DisplayName("AU-12 thousands of missing parts are each accounted for")
  void manyAreAccountedFor() {
    var trail = new Trail(3_000);
    trail.erasure(2_999, ADA, "1-1499,1501-2998");
    trail.lose(LongStream.rangeClosed(1, 2_998).filter(seq -> seq != 1_500).toArray());
    assertThat(trail.integrity()).isEqualTo(Verdict.INTACT);
    trail.lose(1_500);
    assertThat(trail.firstLost()).isEqualTo(1_500);
  }

  private static PersonalPart listing(@Nullable String list) {
    var after = list == null ? null : changes("entries", list);
    return new PersonalPart(aSalt(77), "root@example.org", null, null, null, null, after);
  }

  /** A chain of Bob's entries, where erasures by the admin stand in some places. */
  private static final class Trail {
    private final List<AuditEntry> entries;

    Trail(int length) {
      entries = new ArrayList<>(aChainOf(length));
      for (var seq = 1; seq <= length; seq++) {
        entries.set(seq - 1, AlteredEntry.of(at(seq)).userId(BOB).entry());
      }
      chain();
    }

    AuditEntry at(int seq) {
      return entries.get(seq - 1);
    }

    void erasure(int seq, String subject, @Nullable String list) {
      var part = listing(list);
      alter(
          seq,
          AlteredEntry.of(at(seq))
              .userId(ADMIN)
              .action("erase_user")
              .resource("user:" + subject)
              .commitment(part.commitment())
              .personal(part));
    }

    void alter(int seq, AlteredEntry altered) {
      entries.set(seq - 1, altered.entry());
      chain();
    }

    /** Without a valid chain behind it. */
    void forge(int seq, PersonalPart part) {
      entries.set(seq - 1, AlteredEntry.of(at(seq)).personal(part).entry());
    }

    void lose(long... seqs) {
      for (var seq : seqs) {
        entries.set((int) seq - 1, erased(at((int) seq)));
      }
    }

    Verdict integrity() {
      return report().integrity();
    }

    long firstLost() {
      var first = report().first().orElseThrow();
      assertThat(first.kind()).isEqualTo(Kind.CHANGED);
      return first.seq();
    }

    private VerificationReport report() {
      var found = entries.stream().<FoundEntry>map(FoundEntry.Readable::new).iterator();
      return SignedTrail.verified(found, List.of(), List.of(), NOON);
    }

    private void chain() {
      var previous = ChainHead.GENESIS_HASH;
      for (var place = 0; place < entries.size(); place++) {
        var entry = AlteredEntry.of(entries.get(place)).prevHash(previous).rehashed();
        entries.set(place, entry);
        previous = entry.hash();
      }
    }
  }
}
