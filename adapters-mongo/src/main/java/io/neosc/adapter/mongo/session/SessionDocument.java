package io.neosc.adapter.mongo.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SearchWords;
import io.neosc.domain.session.Scrutiny;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is stored.
 *
 * @param active whether its lifecycle goes on, for the partial indexes of those that do
 * @param emailKey the address whatever its case; what is null or empty here is so only in documents
 *     of a version before
 * @param status follows from the lifecycle; for lists of one status
 * @param words whole words of address and workspace, by whose beginnings it is found
 * @param places where it was used from
 * @param marks suspicions that stay
 * @param suspected all suspicions by name and {@code ANY}, or {@code NONE} alone; for lists
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.SESSIONS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record SessionDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String accountId,
    String email,
    String workspaceId,
    String workspaceName,
    String workspaceType,
    Integer slot,
    Boolean active,
    Instant startedAt,
    Instant lastSeenAt,
    LifecycleDocument lifecycle,
    EvidenceDocument evidence,
    @Nullable String resumedFrom,
    @Nullable String emailKey,
    @Nullable String status,
    List<String> words,
    List<String> places,
    List<String> marks,
    List<String> suspected) {
  /** What every suspicious session has among its suspicions. */
  static final String ANY = "ANY";

  /** What a session has that is not suspicious. */
  static final String NONE = "NONE";

  public SessionDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(accountId, "account_id");
    requireNonNull(email, "email");
    requireNonNull(workspaceId, "workspace_id");
    requireNonNull(workspaceName, "workspace_name");
    requireNonNull(workspaceType, "workspace_type");
    requireNonNull(slot, "slot");
    requireNonNull(active, "active");
    requireNonNull(startedAt, "started_at");
    requireNonNull(lastSeenAt, "last_seen_at");
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(evidence, "evidence");
    words = List.copyOf(requireNonNull(words, "words"));
    places = List.copyOf(requireNonNull(places, "places"));
    marks = List.copyOf(requireNonNull(marks, "marks"));
    suspected = List.copyOf(requireNonNull(suspected, "suspected"));
    if (active != lifecycle.active()) {
      throw new IllegalArgumentException("active and lifecycle contradict each other");
    }
  }

  public static SessionDocument of(Session.State state) {
    return new SessionDocument(
        state.id().value(),
        state.version(),
        state.accountId().value(),
        state.email().value(),
        state.workspaceId().value(),
        state.workspaceName(),
        state.workspaceType().name(),
        state.slot(),
        state.active(),
        state.startedAt(),
        state.lastSeenAt(),
        LifecycleDocument.of(state.lifecycle()),
        EvidenceDocument.of(state.evidence()),
        state.resumedFrom() == null ? null : state.resumedFrom().value(),
        state.email().canonical(),
        state.status().name(),
        List.copyOf(SearchWords.wordsOf(state.workspaceName(), state.email())),
        state.scrutiny().places(),
        state.scrutiny().marks().stream().map(Enum::name).toList(),
        suspected(state.suspicions()));
  }

  /** By which lists of suspicious sessions it is found. */
  public static List<String> suspected(Set<Suspicion> suspicions) {
    return suspicions.isEmpty()
        ? List.of(NONE)
        : Stream.concat(Stream.of(ANY), suspicions.stream().map(Enum::name).sorted()).toList();
  }

  public Session.State toState() {
    return Stored.read(
        Collections.SESSIONS,
        id,
        () ->
            new Session.State(
                new SessionId(id),
                new AccountId(accountId),
                new EmailAddress(email),
                new WorkspaceId(workspaceId),
                workspaceName,
                Stored.constant(WorkspaceType.class, "workspace_type", workspaceType),
                slot,
                startedAt,
                lastSeenAt,
                lifecycle.toLifecycle(),
                evidence.toEvidence(),
                new Scrutiny(
                    marks.stream()
                        .map(mark -> Stored.constant(Suspicion.class, "marks", mark))
                        .collect(Collectors.toSet()),
                    places),
                resumedFrom == null ? null : new SessionId(resumedFrom),
                version));
  }
}
