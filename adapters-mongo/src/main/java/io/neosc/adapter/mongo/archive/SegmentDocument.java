package io.neosc.adapter.mongo.archive;

import static java.util.Objects.requireNonNull;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.audit.ArchivedSegment;
import java.time.Instant;

/**
 * A segment that left, as it is stored. What is believed is the signed line; the other fields are
 * there to find it.
 */
@Serdeable(naming = StoredNames.class)
@MappedEntity(
    value = Collections.AUDIT_SEGMENTS,
    namingStrategy = UnderScoreSeparatedLowerCase.class)
public record SegmentDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    Long first,
    Long seq,
    String line,
    Instant archivedAt) {
  public SegmentDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(first, "first");
    requireNonNull(seq, "seq");
    requireNonNull(line, "line");
    requireNonNull(archivedAt, "archived_at");
  }

  public static SegmentDocument of(ArchivedSegment.State state) {
    return new SegmentDocument(
        state.key(),
        state.version(),
        state.first(),
        state.boundary().head().seq(),
        state.boundary().line(),
        state.at());
  }
}
