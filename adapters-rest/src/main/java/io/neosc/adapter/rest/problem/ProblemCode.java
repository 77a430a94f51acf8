package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every reason for which the API refuses or fails. Clients branch on the code; it never changes its
 * meaning. {@code docs/problems.md} explains each to people.
 */
public enum ProblemCode {
  ACCOUNT_EMAIL_TAKEN("account.email-taken", HttpStatus.CONFLICT, "E-mail address taken"),
  ACCOUNT_LAST_ADMIN("account.last-admin", HttpStatus.CONFLICT, "Last admin"),
  ACCOUNT_NOT_FOUND("account.not-found", HttpStatus.NOT_FOUND, "No such account"),
  ACCOUNT_OWN_ACCOUNT("account.own-account", HttpStatus.CONFLICT, "Not to the own account"),
  ACCOUNT_PASSWORD_REJECTED(
      "account.password-rejected", HttpStatus.UNPROCESSABLE_ENTITY, "Password not acceptable"),
  ACCOUNT_WRONG_PASSWORD(
      "account.wrong-password", HttpStatus.UNPROCESSABLE_ENTITY, "Present password not right"),
  ALERT_NOT_FOUND("alert.not-found", HttpStatus.NOT_FOUND, "No such alert"),
  ALERT_NOT_OPEN("alert.not-open", HttpStatus.CONFLICT, "Alert is in another status"),
  AUDIT_EXPORTS_UNDERWAY(
      "audit.exports-underway", HttpStatus.CONFLICT, "Other exports are under way"),
  AUDIT_LEGAL_HOLD("audit.legal-hold", HttpStatus.CONFLICT, "A legal hold keeps entries"),
  AUDIT_REVIEW_TOO_LARGE(
      "audit.review-too-large", HttpStatus.UNPROCESSABLE_ENTITY, "Week has too many entries"),
  AUDIT_SEARCH_TOO_BROAD(
      "audit.search-too-broad", HttpStatus.UNPROCESSABLE_ENTITY, "Search took too long"),
  AUDIT_VERIFICATION_UNDERWAY(
      "audit.verification-underway", HttpStatus.CONFLICT, "Verification is under way"),
  AUDIT_WEEK_NOT_KEPT("audit.week-not-kept", HttpStatus.NOT_FOUND, "Week is not in the trail"),
  AUTH_BUSY("auth.busy", HttpStatus.TOO_MANY_REQUESTS, "Too many sign-ins at once"),
  AUTH_INVALID_CREDENTIALS(
      "auth.invalid-credentials", HttpStatus.UNAUTHORIZED, "Credentials not valid"),
  AUTH_INVALID_TOKEN("auth.invalid-token", HttpStatus.UNAUTHORIZED, "Token not valid"),
  AUTH_NOT_ALLOWED("auth.not-allowed", HttpStatus.FORBIDDEN, "Not allowed"),
  AUTH_REGISTRATION_CLOSED(
      "auth.registration-closed", HttpStatus.FORBIDDEN, "Registration is closed"),
  AUTH_REQUIRED("auth.required", HttpStatus.UNAUTHORIZED, "Sign-in required"),
  AUTH_TOO_MANY_ATTEMPTS(
      "auth.too-many-attempts", HttpStatus.TOO_MANY_REQUESTS, "Too many failed attempts"),
  AUTH_WRONG_SCOPE("auth.wrong-scope", HttpStatus.FORBIDDEN, "Key does not open this"),
  BLOCK_NOT_FOUND("block.not-found", HttpStatus.NOT_FOUND, "No such block"),
  ERASURE_NOT_CONFIRMED(
      "erasure.not-confirmed", HttpStatus.UNPROCESSABLE_ENTITY, "Erasure not confirmed"),
  ERASURE_NOT_FOUND("erasure.not-found", HttpStatus.NOT_FOUND, "Nobody was erased"),
  HOLD_NOT_FOUND("hold.not-found", HttpStatus.NOT_FOUND, "No such legal hold"),
  HOLD_TOO_MANY("hold.too-many", HttpStatus.CONFLICT, "Too many legal holds"),
  KEY_ALREADY_EXPIRED(
      "key.already-expired", HttpStatus.UNPROCESSABLE_ENTITY, "Key would be over already"),
  KEY_NOT_FOUND("key.not-found", HttpStatus.NOT_FOUND, "No such API key"),
  LOCK_ALREADY_EXPIRED(
      "lock.already-expired", HttpStatus.UNPROCESSABLE_ENTITY, "Lock would be over already"),
  LOCK_HITS_ALL_ADMINS("lock.hits-all-admins", HttpStatus.CONFLICT, "Lock shuts out all admins"),
  LOCK_HITS_AUTHOR("lock.hits-author", HttpStatus.CONFLICT, "Lock shuts out its author"),
  LOCK_IN_FORCE("lock.in-force", HttpStatus.LOCKED, "Locked"),
  LOCK_NOT_FOUND("lock.not-found", HttpStatus.NOT_FOUND, "No such lock"),
  LOCK_UNKNOWN_TARGET(
      "lock.unknown-target", HttpStatus.UNPROCESSABLE_ENTITY, "Nothing there to lock"),
  ORGANIZATION_IS_DEFAULT(
      "organization.is-default", HttpStatus.UNPROCESSABLE_ENTITY, "Default organization"),
  ORGANIZATION_NAME_TAKEN(
      "organization.name-taken", HttpStatus.CONFLICT, "Organization's name taken"),
  ORGANIZATION_NOT_EMPTY(
      "organization.not-empty", HttpStatus.CONFLICT, "Organization has accounts"),
  ORGANIZATION_NOT_FOUND("organization.not-found", HttpStatus.NOT_FOUND, "No such organization"),
  ORGANIZATION_UNKNOWN(
      "organization.unknown", HttpStatus.UNPROCESSABLE_ENTITY, "Unknown organization"),
  POLICY_NOT_FOUND("policy.not-found", HttpStatus.NOT_FOUND, "No such policy"),
  REQUEST_CONCURRENT_CHANGE(
      "request.concurrent-change", HttpStatus.CONFLICT, "Changed by someone else meanwhile"),
  REQUEST_HEADERS_TOO_LARGE(
      "request.headers-too-large",
      HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
      "Request headers too large"),
  REQUEST_IDEMPOTENCY_MISMATCH(
      "request.idempotency-mismatch",
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Idempotency-Key was used for something else"),
  REQUEST_INVALID("request.invalid", HttpStatus.BAD_REQUEST, "Invalid input"),
  REQUEST_INVALID_CURSOR("request.invalid-cursor", HttpStatus.BAD_REQUEST, "Invalid cursor"),
  REQUEST_MALFORMED("request.malformed", HttpStatus.BAD_REQUEST, "Malformed request"),
  REQUEST_METHOD_NOT_ALLOWED(
      "request.method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
  REQUEST_NOT_ACCEPTABLE(
      "request.not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
  REQUEST_NOT_FOUND("request.not-found", HttpStatus.NOT_FOUND, "Nothing here"),
  REQUEST_PRECONDITION_FAILED(
      "request.precondition-failed", HttpStatus.PRECONDITION_FAILED, "Changed since you read it"),
  REQUEST_PRECONDITION_REQUIRED(
      "request.precondition-required", HttpStatus.PRECONDITION_REQUIRED, "If-Match is required"),
  REQUEST_RATE_LIMITED("request.rate-limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  REQUEST_REFUSED("request.refused", HttpStatus.BAD_REQUEST, "Request refused"),
  REQUEST_TIMEOUT("request.timeout", HttpStatus.REQUEST_TIMEOUT, "Request took too long"),
  REQUEST_TOO_LARGE(
      "request.too-large", HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Request body too large"),
  REQUEST_UNSUPPORTED_TYPE(
      "request.unsupported-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content type"),
  REQUEST_URI_TOO_LONG(
      "request.uri-too-long", HttpStatus.REQUEST_URI_TOO_LONG, "Path and query too long"),
  SERVER_ERROR("server.error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
  SERVER_UNAVAILABLE(
      "server.unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable"),
  SESSION_ALREADY_ENDED("session.already-ended", HttpStatus.CONFLICT, "Session is over already"),
  SESSION_LIMIT_REACHED(
      "session.limit-reached", HttpStatus.UNPROCESSABLE_ENTITY, "Limit of sessions reached"),
  SESSION_NONE_ACTIVE("session.none-active", HttpStatus.CONFLICT, "No active session"),
  SESSION_NOT_FOUND("session.not-found", HttpStatus.NOT_FOUND, "No such session"),
  SESSION_REPORT_AHEAD(
      "session.report-ahead", HttpStatus.UNPROCESSABLE_ENTITY, "Report from a time to come"),
  SESSION_RESUMED_ELSEWHERE(
      "session.resumed-elsewhere",
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Session was in another workspace"),
  SESSION_TICKET_REFUSED(
      "session.ticket-refused", HttpStatus.UNPROCESSABLE_ENTITY, "Launch ticket opens nothing"),
  USAGE_TOO_MUCH("usage.too-much", HttpStatus.UNPROCESSABLE_ENTITY, "Too many sessions to add up"),
  WORKSPACE_ID_TAKEN("workspace.id-taken", HttpStatus.CONFLICT, "Workspace's id taken"),
  WORKSPACE_NO_CATALOGUE("workspace.no-catalogue", HttpStatus.CONFLICT, "No catalogue"),
  WORKSPACE_NOT_AVAILABLE(
      "workspace.not-available", HttpStatus.UNPROCESSABLE_ENTITY, "Workspace cannot be launched"),
  WORKSPACE_NOT_FOUND("workspace.not-found", HttpStatus.NOT_FOUND, "No such workspace"),
  WORKSPACE_STOPPED_BY_PEOPLE(
      "workspace.stopped-by-people", HttpStatus.CONFLICT, "Stopped by people alone");

  private static final Map<String, ProblemCode> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(ProblemCode::code, Function.identity()));
  private final String code;
  private final HttpStatus status;
  private final String title;

  ProblemCode(String code, HttpStatus status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  /**
   * @throws IllegalArgumentException if no such code is listed here
   */
  static ProblemCode of(String code) {
    var found = BY_CODE.get(code);
    if (found == null) {
      throw new IllegalArgumentException("the problem code " + code + " is not listed");
    }
    return found;
  }

  public String code() {
    return code;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The problem's type, a reference to its explanation. */
  public String type() {
    return "/problems/" + code;
  }
}
