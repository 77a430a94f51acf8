package io.neosc.adapter.mongo.stream;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.util.Set;

/** Whether a change stream can go on where it was. */
final class Resumption {
  private static final String RESUMABLE = "ResumableChangeStreamError";
  private static final String NOT_RESUMABLE = "NonResumableChangeStreamError";

  /** Codes that the change-stream specification and retryable reads count as passing. */
  private static final Set<Integer> PASSING =
      Set.of(
          6, 7, 43, 50, 63, 89, 91, 133, 134, 150, 189, 234, 262, 9001, 10058, 10107, 11600, 11602,
          13388, 13435, 13436);

  private Resumption() {}

  /**
   * Whether {@code error} says nothing against the place that was reached: the connection or the
   * server failed. Of everything else, also of what nobody has thought of, it is taken that the
   * place is lost: a rebuild is never wrong.
   */
  static boolean possible(MongoException error) {
    if (error.hasErrorLabel(NOT_RESUMABLE)) {
      return false;
    }
    return switch (error) {
      case MongoSocketException _,
          MongoNotPrimaryException _,
          MongoNodeIsRecoveringException _,
          MongoCursorNotFoundException _,
          MongoClientException _ ->
          true;
      case MongoCommandException refused ->
          refused.hasErrorLabel(RESUMABLE) || PASSING.contains(refused.getErrorCode());
      default -> PASSING.contains(error.getCode());
    };
  }
}
