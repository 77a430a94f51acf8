package io.neosc.adapter.mongo.usage;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of the index {@code usage} straight from the wire: there may be millions of them.
 * For one cursor, because it remembers the workspace of the row before.
 */
final class EndedCodec implements Codec<SessionSpan> {
  static final String WORKSPACE = "workspace_id";
  static final String ENDED = "lifecycle.at";
  static final String STARTED = "started_at";
  static final String ACCOUNT = "account_id";

  private @Nullable WorkspaceId last;

  @Override
  public SessionSpan decode(BsonReader reader, DecoderContext context) {
    WorkspaceId workspace = null;
    AccountId account = null;
    Instant started = null;
    Instant ended = null;
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case WORKSPACE -> workspace = workspace(reader.readString());
        case ENDED -> ended = Instant.ofEpochMilli(reader.readDateTime());
        case STARTED -> started = Instant.ofEpochMilli(reader.readDateTime());
        case ACCOUNT -> account = new AccountId(reader.readString());
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
    if (workspace == null || account == null || started == null || ended == null) {
      throw new IllegalStateException("a key of the index on ended sessions lacks a part");
    }
    return new SessionSpan(workspace, account, started, ended);
  }

  private WorkspaceId workspace(String id) {
    var known = last;
    if (known == null || !known.value().equals(id)) {
      known = new WorkspaceId(id);
      last = known;
    }
    return known;
  }

  @Override
  public void encode(BsonWriter writer, SessionSpan span, EncoderContext context) {
    throw new UnsupportedOperationException("spans are only read");
  }

  @Override
  public Class<SessionSpan> getEncoderClass() {
    return SessionSpan.class;
  }
}
