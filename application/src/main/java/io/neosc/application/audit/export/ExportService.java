package io.neosc.application.audit.export;

import io.neosc.application.audit.ErasedBehind;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.ExportCommands;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.domain.audit.export.ExportProof;
import io.neosc.domain.audit.export.ExportsUnderway;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes exports: a few at once, one for each account, and each audited before its first byte. */
public final class ExportService implements ExportCommands {
  /** An export of which nobody reads for so long gives its place away when somebody wants it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AuditTrail trail;
  private final CheckpointStore checkpoints;
  private final CheckpointsOutside outside;
  private final TrailSigner signer;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final int most;
  private final Map<AccountId, Place> places = new ConcurrentHashMap<>();

  /** A place among those that are made at once; its stream is there when it has begun. */
  private static final class Place {
    private volatile @Nullable ExportStream stream;

    boolean left(Instant now) {
      var made = stream;
      return made != null && made.lastRead().plus(PATIENCE).isBefore(now);
    }
  }

  /**
   * @param most exports at once, for people
   */
  public ExportService(
      AuditTrail trail,
      CheckpointStore checkpoints,
      CheckpointsOutside outside,
      TrailSigner signer,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      int most) {
    this.trail = trail;
    this.checkpoints = checkpoints;
    this.outside = outside;
    this.signer = signer;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public Export begin(CommitContext context, ExportFormat format, AuditFilter filter) {
    var account = Optional.ofNullable(context.actor()).map(Actor::accountId);
    var place = new Place();
    account.ifPresent(wanted -> take(wanted, place));
    try {
      var stream =
          stream(
              context,
              format,
              filter,
              new ExportProgress(),
              () -> account.ifPresent(owner -> places.remove(owner, place)));
      place.stream = stream.body();
      return new Export(stream.id(), format, stream.body());
    } catch (RuntimeException failed) {
      account.ifPresent(owner -> places.remove(owner, place));
      throw failed;
    }
  }

  private synchronized void take(AccountId account, Place place) {
    var now = clock.instant();
    if (places.containsKey(account) || places.size() >= most) {
      List.copyOf(places.values()).stream()
          .filter(held -> held.left(now))
          .forEach(ExportService::end);
    }
    if (places.containsKey(account) || places.size() >= most) {
      throw new ExportsUnderway();
    }
    places.put(account, place);
  }

  private static void end(Place place) {
    var stream = place.stream;
    if (stream != null) {
      stream.close();
    }
  }

  /**
   * An export into a file.
   *
   * @param kept so many bytes of the file stay; the body goes on behind them
   * @param written how many entries are in it by now
   * @param expected how many there will be; empty if nobody knows
   */
  public record IntoFile(Export export, long kept, LongSupplier written, OptionalLong expected) {}

  /**
   * Begins an export into a file, or goes on with one that was broken off: what lies there and fits
   * stays, and is proven with the rest.
   *
   * @param written what lies there; empty at first
   * @throws java.io.UncheckedIOException if that cannot be read; else as {@link #begin}
   */
  public IntoFile intoFile(
      CommitContext context, ExportFormat format, AuditFilter filter, InputStream written) {
    var progress = ExportProgress.of(written, format, filter);
    var kept = progress.bytes();
    var already = progress.count();
    var begun = stream(context, format, filter, progress, () -> {});
    return new IntoFile(
        new Export(begun.id(), format, begun.body()),
        kept,
        progress::count,
        begun.entries() instanceof ExportedEntries.Part part
            ? OptionalLong.of(already + part.expected())
            : OptionalLong.empty());
  }

  /** An export that was begun, with the entries that are to come. */
  private record Begun(String id, ExportStream body, ExportedEntries entries) {}

  private Begun stream(
      CommitContext context,
      ExportFormat format,
      AuditFilter filter,
      ExportProgress already,
      Runnable ended) {
    var id = ids.next("exp-");
    var head = trail.head();
    var boundary = checkpoints.boundary(ChainHead.MAIN).map(FoundBoundary::seq).orElse(0L);
    var entries = ExportedEntries.of(trail, filter, boundary, head, already);
    commits.record(
        context,
        new TrailEvent.Exported(
            id, format.text(), filter.conditions(), head.seq(), clock.instant()));
    var body =
        new ExportStream(
            entries, already, format, done -> proof(id, format, filter, done), clock, ended);
    return new Begun(id, body, entries);
  }

  private ExportProof proof(
      String id, ExportFormat format, AuditFilter filter, ExportProgress done) {
    var before = filter.gapless() ? done.before() : null;
    var last = filter.gapless() ? done.last() : null;
    var unsigned =
        new ExportProof(
            id,
            ChainHead.MAIN,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            format,
            filter.described(),
            before,
            last,
            done.count(),
            HexFormat.of().formatHex(done.digest().digest()),
            proving(before, last),
            last != null && done.partsMissing()
                ? new ErasedBehind(trail).behind(last.seq())
                : List.of(),
            signer.keyId(),
            "");
    return unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()));
  }

  /** What saw the entries, and what whoever knows but the first key needs to believe the last. */
  private List<Checkpoint> proving(@Nullable ChainHead before, @Nullable ChainHead last) {
    var seen = before == null || last == null ? Stream.<Checkpoint>of() : seen(before, last);
    return Stream.concat(outside.introductions().stream(), seen)
        .distinct()
        .sorted(Comparator.comparingLong(checkpoint -> checkpoint.head().seq()))
        .toList();
  }

  /** The first and the last checkpoint that saw one of these entries: hashes link all between. */
  private Stream<Checkpoint> seen(ChainHead before, ChainHead last) {
    return Stream.concat(
            checkpoints.after(ChainHead.MAIN, before.seq(), 1).stream(),
            checkpoints.last(ChainHead.MAIN).stream())
        .map(FoundCheckpoint::checkpoint)
        .<Checkpoint>mapMulti((checkpoint, those) -> {
          if (checkpoint != null && checkpoint.head().seq() <= last.seq()) {
            those.accept(checkpoint);
          }
        })
        .filter(checkpoint -> checkpoint.head().seq() > before.seq());
  }
}
