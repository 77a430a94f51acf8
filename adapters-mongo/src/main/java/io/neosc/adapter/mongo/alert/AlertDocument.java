package io.neosc.adapter.mongo.alert;

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
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.Note;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * An alert as it is stored.
 *
 * @param live whether it is not resolved, for the partial indexes of those that are not
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.ALERTS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record AlertDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    CauseDocument cause,
    ProgressDocument progress,
    Boolean live,
    List<NoteDocument> notes,
    Integer count,
    Instant startedAt,
    Instant updatedAt) {
  public AlertDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(cause, "cause");
    requireNonNull(progress, "progress");
    requireNonNull(live, "live");
    notes = List.copyOf(requireNonNull(notes, "notes"));
    requireNonNull(count, "count");
    requireNonNull(startedAt, "started_at");
    requireNonNull(updatedAt, "updated_at");
    if (live != progress.live()) {
      throw new IllegalArgumentException("live and progress contradict each other");
    }
  }

  public static AlertDocument of(Alert.State state) {
    return new AlertDocument(
        state.id().value(),
        state.version(),
        CauseDocument.of(state.cause()),
        ProgressDocument.of(state.progress()),
        state.live(),
        state.notes().stream()
            .map(note -> new NoteDocument(note.at(), note.by().value(), note.text()))
            .toList(),
        state.count(),
        state.startedAt(),
        state.updatedAt());
  }

  public Alert.State toState() {
    return Stored.read(
        Collections.ALERTS,
        id,
        () ->
            new Alert.State(
                new AlertId(id),
                cause.toCause(),
                progress.toProgress(),
                notes.stream()
                    .map(note -> new Note(note.at(), new AccountId(note.by()), note.text()))
                    .toList(),
                count,
                startedAt,
                updatedAt,
                version));
  }

  /** What somebody wrote to an alert. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NoteDocument(Instant at, String by, String text) {
    public NoteDocument {
      requireNonNull(at, "notes.at");
      requireNonNull(by, "notes.by");
      requireNonNull(text, "notes.text");
    }
  }
}
