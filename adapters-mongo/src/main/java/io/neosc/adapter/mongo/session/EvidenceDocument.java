package io.neosc.adapter.mongo.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.Observation;
import io.neosc.domain.session.TunnelStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of a session, each with its source and time.
 *
 * @param recording null as long as nobody said; documents of older versions have none
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceDocument(
    TextDocument tunnel, TruthDocument mfa, TextDocument ip, @Nullable TruthDocument recording) {
  public EvidenceDocument {
    requireNonNull(tunnel, "evidence.tunnel");
    requireNonNull(mfa, "evidence.mfa");
    requireNonNull(ip, "evidence.ip");
  }

  static EvidenceDocument of(Evidence evidence) {
    var tunnel = evidence.tunnel();
    var mfa = evidence.mfa();
    var ip = evidence.ip();
    var recording = evidence.recording();
    return new EvidenceDocument(
        new TextDocument(tunnel.value().name(), tunnel.source(), tunnel.observedAt()),
        TruthDocument.of(mfa),
        new TextDocument(ip.value(), ip.source(), ip.observedAt()),
        recording == null ? null : TruthDocument.of(recording));
  }

  Evidence toEvidence() {
    return new Evidence(
        new Observation<>(
            Stored.constant(TunnelStatus.class, "evidence.tunnel", tunnel.value()),
            tunnel.source(),
            tunnel.observedAt()),
        mfa.toObservation(),
        new Observation<>(ip.value(), ip.source(), ip.observedAt()),
        recording == null ? null : recording.toObservation());
  }

  /** An observed text. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TextDocument(String value, String source, Instant observedAt) {
    public TextDocument {
      requireNonNull(value, "evidence.value");
      requireNonNull(source, "evidence.source");
      requireNonNull(observedAt, "evidence.observed_at");
    }
  }

  /** An observed yes or no. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TruthDocument(Boolean value, String source, Instant observedAt) {
    public TruthDocument {
      requireNonNull(value, "evidence.value");
      requireNonNull(source, "evidence.source");
      requireNonNull(observedAt, "evidence.observed_at");
    }

    private static TruthDocument of(Observation<Boolean> observation) {
      return new TruthDocument(observation.value(), observation.source(), observation.observedAt());
    }

    private Observation<Boolean> toObservation() {
      return new Observation<>(value, source, observedAt);
    }
  }
}
