package io.neosc.application.audit.export;

import io.neosc.application.audit.ByteLines;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.KeyChain;
import io.neosc.domain.audit.SeparateEntries;
import io.neosc.domain.audit.Sha256;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.domain.audit.export.ExportProof;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export, with nothing but the file and keys that are trusted (AU-9, AU-10). It is read
 * twice: the proof stands at its end, and says what is to be expected of the entries before.
 */
public final class ExportVerification {
  /** In bytes; a record may have the line of an entry twice, and escaped. */
  static final int LONGEST = 32 << 20;

  private static final String FILTERED =
      "it has only what fits its conditions, and no file shows what was left out";
  private static final String UNPROVEN = "it has no proof";

  private final ExportFormat format;
  private final @Nullable ExportProof proof;
  private final long lines;

  /**
   * @param proof null if the last line is none
   * @param lines before the proof
   */
  private ExportVerification(ExportFormat format, @Nullable ExportProof proof, long lines) {
    this.format = format;
    this.proof = proof;
    this.lines = lines;
  }

  /**
   * What to expect of a file; empty if it is no export, but may be lines of entries alone.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Optional<ExportVerification> of(InputStream file) {
    var lines = new ByteLines(file, LONGEST);
    var format = ExportFormat.JSONL;
    var last = new byte[0];
    var count = 0L;
    while (lines.next()) {
      if (count == 0) {
        format = ExportFormat.ofFile(text(lines));
      }
      last = lines.whole() ? lines.bytes() : new byte[0];
      count++;
    }
    var proof = proof(format, last);
    return proof == null && format == ExportFormat.JSONL
        ? Optional.empty()
        : Optional.of(new ExportVerification(format, proof, proof == null ? count : count - 1));
  }

  private static String text(ByteLines lines) {
    try {
      return lines.tooLong() ? "" : lines.text().replace("\r", "");
    } catch (CharacterCodingException _) {
      return "";
    }
  }

  private static @Nullable ExportProof proof(ExportFormat format, byte[] line) {
    try {
      return format.proof(record(format, ByteLines.text(line, line.length)));
    } catch (CharacterCodingException | IllegalArgumentException _) {
      return null;
    }
  }

  /**
   * A line without what of its end is not the line feed.
   *
   * @throws IllegalArgumentException if it has not the end of such a line
   */
  static String record(ExportFormat format, String line) {
    var rest = format.lineEnd().substring(0, format.lineEnd().length() - 1);
    if (!line.endsWith(rest)) {
      throw new IllegalArgumentException("Not the end of a line of " + format.text());
    }
    return line.substring(0, line.length() - rest.length());
  }

  /**
   * What there is to say of it; how fresh it is, is not asked: a file does not get older.
   *
   * @param file the same once more
   * @param trusted whose proofs and checkpoints are believed, and whose that these introduce
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public VerificationReport report(InputStream file, TrailSignatures trusted) {
    var said = proof;
    if (said == null || !said.gapless()) {
      var walk = new SeparateEntries(said != null);
      var header = walked(file, walk::see);
      var report = walk.report(said == null ? UNPROVEN : FILTERED);
      return said == null ? unproven(report) : judged(report, said, header, trusted);
    }
    var seen = said.seen().stream().map(FoundCheckpoint::of).iterator();
    var walk =
        new Verification(
            Objects.requireNonNull(said.before()),
            CheckpointTrust.ofSome(seen, KeyChain.of(trusted, said.checkpoints())));
    var digest = walked(file, walk::see);
    said.erasures().forEach(walk::erasedLater);
    return judged(walk.report(null, Duration.ZERO), said, digest, trusted);
  }

  private static VerificationReport unproven(VerificationReport report) {
    var cut =
        new Finding(
            Kind.CUT, report.head().seq() + 1, "may be missing, for there is no proof at the end");
    return report.answering(report.integrity(), Verdict.broken(cut));
  }

  /**
   * Shows each entry, and gives the digest of all bytes before the proof. A line that a copy cut
   * short is none.
   */
  private String walked(InputStream file, Consumer<FoundEntry> walk) {
    var found = new ByteLines(file, LONGEST);
    var digest = Sha256.digest();
    for (var number = 0L; number < lines && found.next(); number++) {
      found.feed(digest);
      if (found.whole() && (number > 0 || format.header().isEmpty())) {
        walk.accept(entry(found));
      }
    }
    return Sha256.hex(digest.digest());
  }

  private FoundEntry entry(ByteLines found) {
    if (found.tooLong()) {
      return new FoundEntry.Unreadable(FoundEntry.NO_SEQ);
    }
    try {
      var record = record(format, found.text());
      try {
        return new FoundEntry.Readable(format.entry(record));
      } catch (IllegalArgumentException _) {
        return new FoundEntry.Unreadable(format.carried(record).seq());
      }
    } catch (CharacterCodingException | IllegalArgumentException _) {
      return new FoundEntry.Unreadable(FoundEntry.NO_SEQ);
    }
  }

  private VerificationReport judged(
      VerificationReport walked, ExportProof said, String digest, TrailSignatures trusted) {
    var keys = KeyChain.of(trusted, said.checkpoints());
    var answer = keys.check(said.keyId(), said.signed(), said.signature());
    var forged =
        said.checkpoints().stream()
            .filter(checkpoint -> keys.check(checkpoint) == Answer.INVALID)
            .findFirst();
    return walked.answering(
        integrity(walked, said, digest, answer),
        forged.isPresent() && walked.completeness().status() != Verdict.Status.BROKEN
            ? broken(
                Kind.CHECKPOINT_REPLACED,
                forged.get().head().seq(),
                "has a checkpoint in the proof that its key did not sign")
            : completeness(walked, said, answer));
  }

  private static Verdict integrity(
      VerificationReport walked, ExportProof said, String digest, Answer answer) {
    var first = walked.from() + 1;
    if (walked.integrity().status() == Verdict.Status.BROKEN) {
      return walked.integrity();
    }
    if (answer == Answer.INVALID) {
      return broken(Kind.FORGED, first, "is the first of a file whose proof has a false signature");
    }
    if (walked.entries() > said.count()) {
      return broken(
          Kind.INSERTED,
          said.last() == null ? first : said.last().seq() + 1,
          "or one behind it was not there when the file was made");
    }
    if (said.last() != null
        && walked.entries() == said.count()
        && !walked.head().equals(said.last())) {
      return broken(Kind.FORGED, seen(said) + 1, "or one behind it was written anew");
    }
    if (walked.entries() == said.count() && !digest.equals(said.digest())) {
      return broken(Kind.CHANGED, first, "or one behind it is not what was signed");
    }
    return walked.integrity();
  }

  /** How far the checkpoints of the proof saw; they were asked for already. */
  private static long seen(ExportProof said) {
    return said.seen().isEmpty()
        ? Objects.requireNonNull(said.before()).seq()
        : said.seen().getLast().head().seq();
  }

  private static Verdict completeness(VerificationReport walked, ExportProof said, Answer answer) {
    if (walked.completeness().status() == Verdict.Status.BROKEN) {
      return walked.completeness();
    }
    var last = said.last();
    if (walked.entries() < said.count()) {
      return last == null
          ? broken(
              Kind.DELETED,
              walked.from() + 1,
              "or another is missing: %d of %d are here".formatted(walked.entries(), said.count()))
          : broken(Kind.CUT, walked.head().seq() + 1, "is missing, up to " + last.seq());
    }
    if (answer == Answer.UNKNOWN_KEY) {
      return Verdict.unknown(
          "the proof is signed with key " + said.keyId() + ", which is not trusted here");
    }
    return last == null ? Verdict.unknown(FILTERED) : Verdict.INTACT;
  }

  private static Verdict broken(Kind kind, long seq, String detail) {
    return Verdict.broken(new Finding(kind, seq, detail));
  }
}
