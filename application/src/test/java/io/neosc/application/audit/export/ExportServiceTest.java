package io.neosc.application.audit.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.domain.audit.export.ExportProof;
import io.neosc.domain.audit.export.ExportsUnderway;
import io.neosc.domain.erasure.ErasureEvent;
import io.neosc.domain.identity.AccountId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("AU-10: exports that prove themselves")
class ExportServiceTest {
  private static final AuditFilter LOGINS = AuditFilter.ALL.with(AuditField.RESOURCE, "auth");
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
  private final InMemoryCheckpoints.Signer signer = new InMemoryCheckpoints.Signer("ab12");
  private final ExportService service =
      new ExportService(
          InMemoryRepositories.trail(app.store),
          checkpoints,
          new InMemoryCheckpoints.Outside(),
          signer,
          app.commits,
          app.ids,
          app.clock,
          2);

  private CommitContext auditor() {
    return people.signedIn();
  }

  private static byte[] bytes(ExportService.Export export) {
    try (export) {
      return export.body().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] exported(ExportFormat format, AuditFilter filter) {
    return bytes(service.begin(auditor(), format, filter));
  }

  private VerificationReport verified(byte[] file) {
    return ExportVerification.of(new ByteArrayInputStream(file))
        .orElseThrow()
        .report(new ByteArrayInputStream(file), signer);
  }

  private static List<String> lines(byte[] file) {
    return new ArrayList<>(List.of(new String(file, StandardCharsets.UTF_8).split("(?<=\n)")));
  }

  private static byte[] file(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static Finding first(VerificationReport report) {
    var found = report.first().orElseThrow(() -> new AssertionError(report));
    return new Finding(found.kind(), found.seq(), "");
  }

  private void people(int count) {
    for (var i = 0; i < count; i++) {
      app.clock.forward(Duration.ofSeconds(1));
      people.somebody();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a part of the chain verifies with the file and the key alone")
  void aPartOfTheChainVerifies(ExportFormat format) {
    people(4);
    var entries = app.store.entries();
    var seen = entries.get(2);
    checkpoints.append(
        signer.sign(
            Checkpoint.unsigned(seen.head(), seen.timestamp(), ChainHead.GENESIS_HASH, "ab12")));
    var auditor = auditor();
    var head = app.store.entries().size();
    var file = bytes(service.begin(auditor, format, AuditFilter.ALL));

    var report = verified(file);
    assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(report.completeness().status()).as("%s", report).isEqualTo(Status.INTACT);
    assertThat(report.entries()).isEqualTo(head);
    assertThat(report.checkpoints()).isEqualTo(1);
    assertThat(report.head()).isEqualTo(entries(head).getLast().head());

    var elsewhere =
        ExportVerification.of(new ByteArrayInputStream(file))
            .orElseThrow()
            .report(new ByteArrayInputStream(file), new InMemoryCheckpoints.Signer("cd34"));
    assertThat(elsewhere.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(elsewhere.completeness().reason()).contains("ab12", "not trusted");
  }

  private List<AuditEntry> entries(int count) {
    return app.store.entries().subList(0, count);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("cut at any byte, or with any byte changed, it is never taken for whole")
  void noByteIsMissed(ExportFormat format) {
    people(1);
    var file = exported(format, AuditFilter.ALL);
    assertThat(verified(file).worst()).isEqualTo(Status.UNKNOWN);
    assertThat(verified(file).sound()).isTrue();
    for (var at = 0; at < file.length; at++) {
      var cut = Arrays.copyOf(file, at);
      assertThat(accepted(cut)).as("cut at %d", at).isFalse();
      verifiedIfExport(cut)
          .ifPresent(report -> {
            assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
            assertThat(first(report).kind()).isEqualTo(Kind.CUT);
          });
      var changed = file.clone();
      changed[at] ^= 1;
      assertThat(accepted(changed)).as("changed at %d", at).isFalse();
    }
    assertThat(accepted(file)).isTrue();
    var more = Arrays.copyOf(file, file.length + 1);
    more[file.length] = '\n';
    assertThat(accepted(more)).isFalse();
  }

  private Optional<VerificationReport> verifiedIfExport(byte[] file) {
    return ExportVerification.of(new ByteArrayInputStream(file))
        .map(export -> export.report(new ByteArrayInputStream(file), signer));
  }

  private boolean accepted(byte[] file) {
    return verifiedIfExport(file)
        .filter(report -> report.integrity().status() == Status.INTACT)
        .filter(report -> report.completeness().status() == Status.INTACT)
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("what was left out, doubled, swapped or put in is named with its place")
  void tamperingsAreNamed(ExportFormat format) {
    people(4);
    var file = exported(format, AuditFilter.ALL);
    var header = format.header().isEmpty() ? 0 : 1;
    var count = (int) verified(file).entries();
    for (var seq = 1; seq < count; seq++) {
      var at = header + seq - 1;
      var without = lines(file);
      without.remove(at);
      assertThat(first(verified(file(without)))).isEqualTo(found(Kind.DELETED, seq));
      var twice = lines(file);
      twice.add(at, twice.get(at));
      assertThat(first(verified(file(twice)))).isEqualTo(found(Kind.INSERTED, seq));
      var swapped = lines(file);
      Collections.swap(swapped, at, at + 1);
      assertThat(first(verified(file(swapped)))).isEqualTo(found(Kind.SWAPPED, seq));
      var other = lines(file);
      other.set(at, other.get(at).replace("Somebody", "Nobody").replace("login", "logout"));
      other.set(at, other.get(at).replace("register", "login"));
      assertThat(first(verified(file(other)))).isEqualTo(found(Kind.CHANGED, seq));
    }
    var last = lines(file);
    last.remove(header + count - 1);
    assertThat(first(verified(file(last)))).isEqualTo(found(Kind.CUT, count));
  }

  private static Finding found(Kind kind, long seq) {
    return new Finding(kind, seq, "");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of an export by conditions each entry and the set are proven, and no more is said")
  void conditionsLeaveCompletenessOpen(ExportFormat format) {
    people(4);
    var file = exported(format, LOGINS);
    var report = verified(file);
    assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
    var header = format.header().isEmpty() ? 0 : 1;

    var without = lines(file);
    without.remove(header + 1);
    assertThat(first(verified(file(without))).kind()).isEqualTo(Kind.DELETED);
    var twice = lines(file);
    twice.add(header + 1, twice.get(header + 1));
    assertThat(first(verified(file(twice))).kind()).isEqualTo(Kind.INSERTED);
    var swapped = lines(file);
    Collections.swap(swapped, header, header + 1);
    assertThat(first(verified(file(swapped))).kind()).isEqualTo(Kind.SWAPPED);
    var other = lines(file);
    other.set(header, other.get(header).replace("\"main\"", "\"niam\"").replace("true", "false"));
    assertThat(first(verified(file(other))).kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  @DisplayName("who writes the chain anew needs the key for the proof")
  void aChainWrittenAnewIsForged() {
    people(3);
    var file = exported(ExportFormat.JSONL, AuditFilter.ALL);
    var proof = ExportFormat.JSONL.proof(lines(file).getLast().strip());
    var log = AuditLog.empty(ChainHead.MAIN);
    var forged = new ArrayList<String>();
    for (var number = 1; number <= proof.count(); number++) {
      forged.add(AuditLine.of(log.append(AuditFixture.aDraft(number))) + "\n");
    }
    forged.add(lines(file).getLast());
    assertThat(first(verified(file(forged)))).isEqualTo(found(Kind.FORGED, 1));

    var lying =
        new ExportProof(
            proof.export(),
            proof.chain(),
            proof.madeAt(),
            proof.format(),
            Map.of(),
            proof.before(),
            log.head(),
            proof.count(),
            proof.digest(),
            List.of(),
            List.of(),
            proof.keyId(),
            proof.signature());
    forged.set(forged.size() - 1, lying.line() + "\n");
    assertThat(first(verified(file(forged)))).isEqualTo(found(Kind.FORGED, 1));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("AU-12 a part that ends before somebody was erased says who was, and takes no more")
  void aPartBeforeAnErasure(ExportFormat format) {
    people(5);
    var entries = app.store.entries();
    var person = Objects.requireNonNull(entries.get(1).userId());
    var until = new AuditFilter(Map.of(), null, null, entries.get(4).timestamp());
    app.clock.forward(Duration.ofSeconds(1));
    app.commits.record(
        People.STRANGER, new ErasureEvent.Requested(new AccountId(person), app.clock.instant()));
    app.commits.record(
        People.STRANGER,
        new ErasureEvent.Advanced(new AccountId(person), "4", app.clock.instant()));
    app.erasing.forget(new TreeSet<>(List.of(2L, 4L)));
    assertThat(verified(exported(format, until)).integrity().status()).isEqualTo(Status.INTACT);
    var whole = verified(exported(format, AuditFilter.ALL));
    assertThat(whole.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(whole.erased()).isEqualTo(2);

    app.erasing.forget(new TreeSet<>(List.of(1L)));
    assertThat(first(verified(exported(format, until)))).isEqualTo(found(Kind.CHANGED, 1));
  }

  @Test
  @DisplayName("from and to choose a part of the chain, in its order")
  void timesChooseAPart() {
    people(6);
    var all = app.store.entries();
    var from = all.get(1).timestamp();
    var to = all.get(4).timestamp();
    var expected =
        all.stream()
            .filter(entry -> !entry.timestamp().isBefore(from) && entry.timestamp().isBefore(to))
            .map(entry -> AuditLine.of(entry) + "\n")
            .toList();
    var lines = lines(exported(ExportFormat.JSONL, new AuditFilter(Map.of(), null, from, to)));
    var proof = ExportFormat.JSONL.proof(lines.removeLast().strip());
    assertThat(lines).isEqualTo(expected).isNotEmpty();
    assertThat(proof.conditions())
        .isEqualTo(Map.of("from", List.of(from.toString()), "to", List.of(to.toString())));

    var nothing = new AuditFilter(Map.of(), null, to.plusSeconds(900), to.plusSeconds(901));
    assertThat(lines(exported(ExportFormat.CSV, nothing))).hasSize(2);
  }

  @Test
  @DisplayName("AU-13: that it was asked for is in the trail before its first byte")
  void itIsAudited() {
    var auditor = auditor();
    var export = service.begin(auditor, ExportFormat.OCSF, LOGINS);
    var entry = app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("export_audit");
    assertThat(requireNonNull(entry.personal()).details())
        .contains("ocsf", export.id(), "conditions: resource")
        .contains("up to entry " + (entry.seq() - 1));
    assertThat(new String(bytes(export), StandardCharsets.UTF_8)).doesNotContain("export_audit");

    app.store.goAway(true);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> service.begin(auditor, ExportFormat.OCSF, LOGINS));
    app.store.goAway(false);
    assertThat(bytes(service.begin(auditor, ExportFormat.CSV, LOGINS))).isNotEmpty();
  }

  @Test
  @DisplayName("two at once and one for an account; who has not read for 60 s gives way")
  void fewAtOnce() throws IOException {
    var one = auditor();
    var two = auditor();
    var three = auditor();
    var first = service.begin(one, ExportFormat.CSV, AuditFilter.ALL);
    refused(one);
    var second = service.begin(two, ExportFormat.CSV, AuditFilter.ALL);
    refused(three);
    second.close();
    second.close();
    app.clock.forward(Duration.ofSeconds(50));
    assertThat(first.body().read()).isPositive();
    var third = service.begin(three, ExportFormat.CSV, AuditFilter.ALL);
    app.clock.forward(Duration.ofSeconds(60));
    refused(two);
    app.clock.forward(Duration.ofMillis(1));
    service.begin(two, ExportFormat.CSV, AuditFilter.ALL).close();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> third.body().readAllBytes());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> first.body().readAllBytes());
  }

  private void refused(CommitContext who) {
    assertThatExceptionOfType(ExportsUnderway.class)
        .isThrownBy(() -> service.begin(who, ExportFormat.CSV, AuditFilter.ALL));
  }

  @Test
  @DisplayName("a store that is away in the middle breaks it off without a proof")
  void itBreaksOff() {
    people(600);
    var auditor = auditor();
    var export = service.begin(auditor, ExportFormat.JSONL, AuditFilter.ALL);
    var read = new ByteArrayOutputStream();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> {
          read.write(export.body().read());
          app.store.goAway(true);
          export.body().transferTo(read);
        });
    app.store.goAway(false);
    assertThat(read.size()).isGreaterThan(1000);
    assertThat(accepted(read.toByteArray())).isFalse();
    assertThat(bytes(service.begin(auditor, ExportFormat.JSONL, AuditFilter.ALL))).isNotEmpty();
  }

  @Test
  @DisplayName("AU-11: an export begins behind the boundary, whatever is left before it")
  void anExportBeginsBehindTheBoundary() {
    people(6);
    var auditor = auditor();
    var left = app.store.entries().get(3).head();
    var unsigned = Boundary.unsigned(left, "ab".repeat(32), "ab12");
    checkpoints.boundary =
        Optional.of(
            FoundBoundary.of(
                unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()))));
    var head = app.store.entries().size();

    var report = verified(bytes(service.begin(auditor, ExportFormat.JSONL, AuditFilter.ALL)));
    assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(report.from()).isEqualTo(4);
    assertThat(report.head()).isEqualTo(app.store.entries().get(head - 1).head());

    app.store.withoutEntries(5);
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> exported(ExportFormat.JSONL, AuditFilter.ALL))
        .withStackTraceContaining("broken at entry 5");
  }
}
