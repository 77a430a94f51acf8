package io.neosc.application.audit;

import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.scrub.Scrubber;
import io.neosc.domain.shared.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which entry each event leaves (AU-2). What an event says of itself comes from {@link Wording}s;
 * who did it, from where and in which request comes from the commit's context. What may come from
 * outside is scrubbed here, before it is hashed (AU-14).
 */
public final class AuditEntries implements AuditDrafts {
  private static final int MAX_USER_AGENT = 500;
  private static final int MAX_ADDRESS = 254;
  private final IdGenerator ids;
  private final Predicate<String> erasedAddress;

  /**
   * @param erasedAddress whether a typed address is that of somebody who was erased, and so must
   *     not come back by being typed (AU-12); throws {@link
   *     io.neosc.application.shared.port.StoreUnavailable} if nobody can say
   */
  public AuditEntries(IdGenerator ids, Predicate<String> erasedAddress) {
    this.ids = ids;
    this.erasedAddress = erasedAddress;
  }

  @Override
  public List<AuditDraft> of(CommitContext context, List<? extends DomainEvent> events) {
    var drafts = new ArrayList<AuditDraft>(events.size());
    for (var event : events) {
      switch (Wordings.of(event)) {
        case Wording.Entry entry -> drafts.add(draft(context, event, entry, drafts.size()));
        case Wording.None _ -> {}
      }
    }
    return drafts;
  }

  private AuditDraft draft(
      CommitContext context, DomainEvent event, Wording.Entry entry, int place) {
    var who = Subject.of(context, event);
    return new AuditDraft(
        entryId(context, place),
        who.userId(),
        entry.action(),
        Scrubber.scrub(entry.resource()),
        event.occurredAt(),
        entry.success(),
        who.role(),
        who.signIn() == null ? null : Hashes.sha256(who.signIn().value()),
        entry.sessionId(),
        context.traceId(),
        new PersonalPart(
            Salt.of(ids.random(Salt.LENGTH)),
            cut(Scrubber.scrubOrNull(addressOf(who, entry.success())), MAX_ADDRESS),
            context.ipAddress(),
            cut(Scrubber.scrubOrNull(context.userAgent()), MAX_USER_AGENT),
            Scrubber.scrub(entry.details()),
            scrubbed(entry.before()),
            scrubbed(entry.after())));
  }

  /**
   * What nobody was recognised by may be anybody's. A sign-in that fails asks in any case, so that
   * it costs the same whether or not there is such an account (ID-3).
   */
  private @Nullable String addressOf(Subject who, boolean success) {
    var address = who.email();
    var unknown = who.userId() == null;
    var asks = unknown || who.signIn() == null && !success;
    return address != null && asks && erasedAddress.test(address) && unknown ? null : address;
  }

  private AuditEntryId entryId(CommitContext context, int place) {
    var key = context.operationKey();
    return new AuditEntryId(
        key == null ? ids.next("aud-") : "aud-" + Hashes.uuid(key + "/" + place));
  }

  private static @Nullable Map<String, Object> scrubbed(@Nullable Map<String, Object> fields) {
    return fields == null ? null : Scrubber.scrubFields(fields);
  }

  private static @Nullable String cut(@Nullable String text, int max) {
    return text == null || text.length() <= max ? text : text.substring(0, max);
  }

  /** Whose doing an entry is. */
  private record Subject(
      @Nullable String userId,
      @Nullable String email,
      @Nullable String role,
      @Nullable SignInId signIn) {

    static Subject of(CommitContext context, DomainEvent event) {
      var actor = context.actor();
      return switch (event) {
        case AccountEvent.Registered made ->
            new Subject(made.accountId().value(), made.email().value(), "user", null);
        case SignInEvent.Opened opened ->
            new Subject(
                opened.accountId().value(),
                opened.email().value(),
                opened.role().name().toLowerCase(Locale.ROOT),
                opened.signInId());
        case SignInEvent.Refused refused ->
            new Subject(
                refused.accountId() == null ? null : refused.accountId().value(),
                refused.attemptedEmail(),
                null,
                null);
        case GuardEvent.Refused refused when actor == null ->
            new Subject(null, cut(refused.attemptedEmail(), MAX_ADDRESS), null, null);
        case SignInEvent.Refreshed refreshed ->
            new Subject(
                refreshed.accountId().value(),
                refreshed.email().value(),
                null,
                refreshed.signInId());
        case SignInEvent.Revoked revoked when actor == null && revoked.reason().byHolder() ->
            new Subject(
                revoked.accountId().value(), revoked.email().value(), null, revoked.signInId());
        case DomainEvent _ -> of(context);
      };
    }

    /** A machine has no address and no role; its key's id says who it is. */
    private static Subject of(CommitContext context) {
      var actor = context.actor();
      var key = context.apiKey();
      return actor == null
          ? new Subject(key == null ? null : key.value(), null, null, null)
          : new Subject(
              actor.accountId().value(),
              actor.email().value(),
              actor.role().name().toLowerCase(Locale.ROOT),
              actor.signIn());
    }
  }
}
