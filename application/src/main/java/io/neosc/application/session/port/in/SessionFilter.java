package io.neosc.application.session.port.in;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SearchWords;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are wanted (SE-6, SE-13); all parts hold together, and null leaves one out.
 *
 * @param email the address at launch, whatever its case
 * @param ipAddress the present one, in its one written form
 * @param startedFrom not before this
 * @param startedTo before this
 * @param text each word is the beginning of a part of the address or of a word of the workspace's
 *     name at launch, whatever its case
 * @param suspicious whether there is any reason for a second look
 * @param suspicion one such reason
 */
public record SessionFilter(
    @Nullable AccountId account,
    @Nullable EmailAddress email,
    @Nullable WorkspaceId workspace,
    @Nullable SessionStatus status,
    @Nullable String ipAddress,
    @Nullable TunnelStatus tunnel,
    @Nullable Boolean secondFactor,
    @Nullable Instant startedFrom,
    @Nullable Instant startedTo,
    @Nullable String text,
    @Nullable Boolean suspicious,
    @Nullable Suspicion suspicion) {
  public static final SessionFilter ALL =
      new SessionFilter(null, null, null, null, null, null, null, null, null, null, null, null);

  /** The same, and active. */
  public SessionFilter active() {
    return new SessionFilter(
        account,
        email,
        workspace,
        SessionStatus.ACTIVE,
        ipAddress,
        tunnel,
        secondFactor,
        startedFrom,
        startedTo,
        text,
        suspicious,
        suspicion);
  }

  /** Whether every session is wanted, or every active one. */
  public boolean wide() {
    return active().equals(ALL.active());
  }

  /** Whether {@code session} is wanted. */
  public boolean admits(Session.State session) {
    return fits(account, session.accountId())
        && (email == null || email.canonical().equals(session.email().canonical()))
        && fits(workspace, session.workspaceId())
        && fits(status, session.status())
        && fits(ipAddress, session.evidence().ip().value())
        && fits(tunnel, session.evidence().tunnel().value())
        && fits(secondFactor, session.evidence().mfa().value())
        && (startedFrom == null || !session.startedAt().isBefore(startedFrom))
        && (startedTo == null || session.startedAt().isBefore(startedTo))
        && (text == null
            || SearchWords.found(
                SearchWords.wordsOf(session.workspaceName(), session.email()), text))
        && fits(suspicious, !session.suspicions().isEmpty())
        && (suspicion == null || session.suspicions().contains(suspicion));
  }

  private static boolean fits(@Nullable Object wanted, Object present) {
    return wanted == null || Objects.equals(wanted, present);
  }
}
