package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.CanonicalJson;
import io.neosc.domain.audit.CanonicalJsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, JSON event format in structured mode; {@code data} is the line. */
final class CloudEvents implements Dress {
  private static final String SOURCE = "/neosc/audit/";
  private static final String TYPE = "io.neosc.audit.";

  /** No action is named so: they follow a dot. */
  private static final String PROOF = "io.neosc.audit_proof";

  @Override
  public String record(AuditEntry entry, String line) {
    return event(
        line,
        entry.id().value(),
        entry.chain(),
        TYPE + entry.action(),
        entry.resource(),
        entry.timestamp());
  }

  private static String event(
      String data, String id, String chain, String type, @Nullable String subject, Instant at) {
    var attributes = new TreeMap<String, Object>();
    attributes.put("datacontenttype", "application/json");
    attributes.put("id", id);
    attributes.put("source", SOURCE + chain);
    attributes.put("specversion", "1.0");
    if (subject != null) {
      attributes.put("subject", subject);
    }
    attributes.put("time", Dress.time(at));
    attributes.put("type", type);
    // "data" comes before all others, and is canonical already
    return "{\"data\":" + data + "," + CanonicalJson.of(attributes).substring(1);
  }

  @Override
  public String lineIn(String record) {
    return data(CanonicalJsonReader.object(record));
  }

  private static String data(Map<String, @Nullable Object> event) {
    if (event.get("data") instanceof Map<?, ?> data) {
      return CanonicalJson.of(data);
    }
    throw new IllegalArgumentException("An event of an export has data");
  }

  @Override
  public String trailer(ExportProof proof) {
    return event(proof.line(), proof.export(), proof.chain(), PROOF, null, proof.madeAt());
  }

  @Override
  public Optional<String> proofIn(String record) {
    var event = CanonicalJsonReader.object(record);
    return PROOF.equals(event.get("type")) ? Optional.of(data(event)) : Optional.empty();
  }
}
