package io.neosc.adapter.mongo.commit;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.commit.Attempt.Failed;
import io.neosc.adapter.mongo.commit.Attempt.Overtaken;
import io.neosc.adapter.mongo.commit.Attempt.Spoilt;
import io.neosc.adapter.mongo.commit.Attempt.Stored;
import io.neosc.domain.audit.ChainHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Stores a batch in one step: changes with their entries in one transaction, entries alone, if none
 * of them depends on a lease, in one ordered append. It keeps one session for good: its next
 * transaction has a higher number, which ends on the server whatever an earlier one, cut off, has
 * left open there. For one thread only.
 */
final class BatchStore implements AutoCloseable {
  private final ClientSession session;
  private final ChainStore chain;
  private final Fences fences;
  private final Counters counters;
  private final FormWrites writes;
  private final TransactionOptions options;
  private final long patience;
  private final AbandonedTransactions abandoned;

  BatchStore(
      MongoClient client, MongoDatabase database, ChainStore chain, CommitSettings settings) {
    this.session =
        client.startSession(ClientSessionOptions.builder().causallyConsistent(false).build());
    this.chain = chain;
    this.fences = new Fences(database);
    this.counters = new Counters(database);
    this.writes = new FormWrites(database, settings);
    this.patience = settings.attempt().toNanos();
    this.abandoned = new AbandonedTransactions(client, settings.attempt().multipliedBy(2));
    this.options =
        TransactionOptions.builder()
            .readConcern(ReadConcern.MAJORITY)
            .readPreference(ReadPreference.primary())
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .timeout(settings.attempt().toMillis(), TimeUnit.MILLISECONDS)
            .build();
  }

  /** To be called when attempts fail in a row: nodes that died may stand in the way. */
  void clearTheWay() {
    abandoned.end();
  }

  /** Tries once. */
  Attempt store(ChainHead head, List<Pending> members) {
    return members.stream().allMatch(Pending::entriesAlone)
        ? append(head, members)
        : transact(head, members, false);
  }

  private Attempt append(ChainHead head, List<Pending> members) {
    try {
      return new Stored(chain.append(null, head, members), Map.of());
    } catch (RuntimeException e) {
      return StoreErrors.overtaken(e)
          ? new Overtaken(StoreErrors.atFirst(e))
          : new Failed(e, false, StoreErrors.passing(e));
    }
  }

  /**
   * @param comparing to find out first what an attempt without comparing had met
   */
  private Attempt transact(ChainHead head, List<Pending> members, boolean comparing) {
    session.startTransaction(options);
    var admitted = new ArrayList<>(members);
    try {
      var leftOut = new LinkedHashMap<Pending, RuntimeException>();
      leftOut.putAll(fences.overtaken(session, admitted));
      admitted.removeAll(leftOut.keySet());
      var moved = counters.move(session, admitted, comparing);
      if (!moved.complete()) {
        session.abortTransaction();
        return transact(head, members, true);
      }
      leftOut.putAll(moved.refused());
      admitted.removeAll(leftOut.keySet());
      var written = writes.write(session, admitted, comparing);
      if (written instanceof FormWrites.Result.Written) {
        return commit(new Stored(chain.append(session, head, admitted), leftOut));
      }
      session.abortTransaction();
      return written instanceof FormWrites.Result.Unequal && !comparing
          ? transact(head, members, true)
          : spoilt(written, admitted);
    } catch (RuntimeException e) {
      abort();
      return StoreErrors.overtaken(e)
          ? new Overtaken(true)
          : new Failed(e, true, StoreErrors.passing(e));
    }
  }

  private Attempt spoilt(FormWrites.Result result, List<Pending> admitted) {
    var culprits = new LinkedHashMap<Pending, RuntimeException>();
    switch (result) {
      case FormWrites.Result.Written _, FormWrites.Result.Unequal _ -> {}
      case FormWrites.Result.SomeStale some -> culprits.putAll(some.named());
      case FormWrites.Result.SomeTaken some -> {
        culprits.putAll(writes.taken(some.collection(), admitted));
        culprits.putAll(some.named());
      }
    }
    return culprits.isEmpty() ? new Overtaken(true) : new Spoilt(culprits);
  }

  private Attempt commit(Stored stored) {
    var started = System.nanoTime();
    while (true) {
      try {
        session.commitTransaction();
        return stored;
      } catch (RuntimeException e) {
        var unknown =
            e instanceof MongoException m
                && m.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);
        if (!unknown || System.nanoTime() - started > patience) {
          return new Failed(e, false, StoreErrors.passing(e));
        }
      }
    }
  }

  private void abort() {
    if (session.hasActiveTransaction()) {
      session.abortTransaction();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
