package io.neosc.application.hold;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.hold.port.in.LegalHoldCommands;
import io.neosc.application.hold.port.in.LegalHoldQueries;
import io.neosc.application.hold.port.in.LiftLegalHold;
import io.neosc.application.hold.port.in.PlaceLegalHold;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.hold.LegalHoldNotFound;
import io.neosc.domain.hold.TooManyLegalHolds;
import io.neosc.domain.hold.UnderLegalHold;
import io.neosc.domain.identity.AccountId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Places, shows and lifts legal holds. */
public final class LegalHoldService implements LegalHoldCommands, LegalHoldQueries {
  private static final String USER = "user:";
  private static final String SESSION = "session:";

  private final LegalHoldRepository holds;
  private final AuditTrail trail;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;

  public LegalHoldService(
      LegalHoldRepository holds,
      AuditTrail trail,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    this.holds = holds;
    this.trail = trail;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public LegalHold.State place(PlaceLegalHold command) {
    var id = new LegalHoldId(ids.next(LegalHoldId.PREFIX));
    var by = command.context().requireActor().accountId();
    var hold = LegalHold.place(id, command.scope(), command.reason(), by, clock.instant());
    try {
      commits.commit(command.context(), hold);
    } catch (BoundExceeded _) {
      throw new TooManyLegalHolds();
    }
    return hold.state().atVersion(1);
  }

  @Override
  public void lift(LiftLegalHold command) {
    Deciding.again(() -> {
      var hold = holds.find(command.id()).orElseThrow(() -> new LegalHoldNotFound(command.id()));
      hold.lift(clock.instant());
      commits.commit(command.context(), hold);
      return hold;
    });
  }

  @Override
  public List<LegalHold.State> holds() {
    return holds.all().holds().stream()
        .sorted(
            Comparator.comparing(LegalHold.State::placedAt)
                .thenComparing(LegalHold.State::key)
                .reversed())
        .toList();
  }

  @Override
  public LegalHold.State hold(LegalHoldId id) {
    return holds.find(id).map(LegalHold::state).orElseThrow(() -> new LegalHoldNotFound(id));
  }

  @Override
  public void requireNone(AccountId account, Mentions person) {
    holds.all().holds().stream()
        .filter(hold ->
            hold.scope().names(account)
                || person.in(hold.reason())
                || keepsEntriesOf(account, hold.scope()))
        .findFirst()
        .ifPresent(hold -> {
          throw new UnderLegalHold(hold.id());
        });
  }

  /** Whether the database has an entry that a hold keeps and that is the account's. */
  private boolean keepsEntriesOf(AccountId account, HoldScope scope) {
    var did = AuditFilter.ALL.with(AuditField.USER_ID, account.value());
    var undergone = AuditFilter.ALL.with(AuditField.RESOURCE, USER + account.value());
    var value = Objects.requireNonNullElse(scope.value(), "");
    var questions =
        switch (scope.kind()) {
          case ACCOUNT ->
              Stream.of(
                  did.with(AuditField.RESOURCE, USER + value),
                  undergone.with(AuditField.USER_ID, value));
          case RESOURCE -> Stream.of(did.with(AuditField.RESOURCE, value));
          case SESSION ->
              Stream.of(
                  did.with(AuditField.SESSION_ID, value),
                  undergone.with(AuditField.SESSION_ID, value),
                  did.with(AuditField.RESOURCE, SESSION + value));
          case TIME -> {
            var span = new AuditFilter(Map.of(), null, scope.from(), scope.to());
            yield Stream.of(
                span.with(AuditField.USER_ID, account.value()),
                span.with(AuditField.RESOURCE, USER + account.value()));
          }
        };
    return questions.anyMatch(filter -> trail.search(filter, PageRequest.first(1)).size() > 0);
  }
}
