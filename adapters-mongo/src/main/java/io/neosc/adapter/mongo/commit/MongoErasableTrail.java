package io.neosc.adapter.mongo.commit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.AuditIndexes;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.OtherUserDatabase;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.FoundTrail.Slice;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.domain.audit.ChainHead;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Takes personal parts out of the stored chain, through a client that may do this and that alone.
 * The words go first: an entry that still has its part is found again after a kill, one that has
 * none is not.
 */
@Singleton
final class MongoErasableTrail implements ErasableTrail {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String PERSONAL = "personal";

  private final FoundTrail trail;
  private final MongoAuditTexts texts;
  private final MongoCollection<Document> entries;

  MongoErasableTrail(
      FoundTrail trail,
      MongoAuditTexts texts,
      @Named(OtherUserDatabase.ERASING) OtherUserDatabase erasing) {
    this.trail = trail;
    this.texts = texts;
    this.entries =
        erasing
            .database()
            .getCollection(Collections.AUDIT_LOG)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public Slice found(long seq, int max) {
    return trail.found(ChainHead.MAIN, seq, max);
  }

  @Override
  public void forget(SortedSet<Long> seqs) {
    texts.forget(seqs);
    Reads.run(() ->
        entries.updateMany(
            Filters.and(
                Filters.eq("chain", ChainHead.MAIN),
                Filters.in("seq", List.copyOf(seqs)),
                Filters.exists(PERSONAL)),
            Updates.unset(PERSONAL),
            new UpdateOptions().hintString(AuditIndexes.CHAIN_SEQ)));
  }
}
