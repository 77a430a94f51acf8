package io.neosc.adapter.mongo.commit;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;

/** Sorts what the driver throws by what can be done about it. */
final class StoreErrors {
  /** A write conflict, a duplicate key. */
  private static final Set<Integer> OVERTAKEN = Set.of(112, 11000);

  /**
   * Server states that pass: no primary, stepping down, shutting down, out of time, lost snapshot.
   */
  private static final Set<Integer> PASSING =
      Set.of(
          6, 7, 24, 50, 64, 89, 91, 100, 189, 225, 239, 246, 251, 262, 263, 9001, 10058, 10107,
          11600, 11601, 11602, 13435, 13436);

  private static final Set<String> PASSING_LABELS =
      Set.of(
          MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
          MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL,
          "RetryableWriteError",
          "RetryableError");

  private StoreErrors() {}

  /** Somebody else, or an earlier attempt, has or is about to have what this one needs. */
  static boolean overtaken(RuntimeException e) {
    if (e instanceof MongoBulkWriteException bulk) {
      return bulk.getWriteErrors().stream().anyMatch(error -> OVERTAKEN.contains(error.getCode()));
    }
    return e instanceof MongoException m && OVERTAKEN.contains(m.getCode());
  }

  /** An ordered insert was refused before it stored anything. */
  static boolean atFirst(RuntimeException e) {
    return e instanceof MongoBulkWriteException bulk
        && bulk.getWriteErrors().getFirst().getIndex() == 0;
  }

  /** The same may work a little later. */
  static boolean passing(RuntimeException e) {
    return switch (e) {
      case MongoSocketException _, MongoTimeoutException _, MongoExecutionTimeoutException _ ->
          true;
      case MongoInterruptedException _, MongoWriteConcernException _ -> true;
      case MongoBulkWriteException bulk when !bulk.getWriteErrors().isEmpty() ->
          bulk.getWriteErrors().stream().allMatch(error -> PASSING.contains(error.getCode()));
      case MongoBulkWriteException _ -> true;
      case MongoException m ->
          PASSING.contains(m.getCode()) || PASSING_LABELS.stream().anyMatch(m::hasErrorLabel);
      default -> false;
    };
  }
}
