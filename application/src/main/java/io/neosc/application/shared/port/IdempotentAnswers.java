package io.neosc.application.shared.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to requests that a client had named (API-6). A name is taken by the commit of
 * what it stands for, in the same transaction; the answer follows. If a crash comes between the two
 * the name still leads to what was stored.
 */
public interface IdempotentAnswers {

  /**
   * What a name stands for; empty while nothing durable has taken it.
   *
   * @throws StoreUnavailable if the store cannot say
   */
  Optional<Kept> find(String id);

  /**
   * Like {@link #find}, for a name that is known to be taken: waits until that is durable.
   *
   * @throws StoreUnavailable if the store cannot say
   */
  Optional<Kept> await(String id);

  /**
   * Keeps the answer under a name that this attempt has taken by its commit, or takes the name now
   * if the attempt changed nothing. The first answer that is kept stays.
   *
   * @return the answer that is kept, for everybody who asks
   * @throws KeyTaken if another attempt has the name
   * @throws StoreUnavailable if it is not known to be kept; repeating the request is safe
   */
  Answer keep(IdempotencyClaim claim, Answer answer);

  /**
   * An answer as the client got it.
   *
   * @param headers those that belong to this answer rather than to the connection
   */
  record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * What a name stands for.
   *
   * @param attempt which request took the name
   * @param stored the ids of the aggregates that were committed under it, in their order
   * @param answer null if nobody came to keep it
   */
  record Kept(String fingerprint, String attempt, List<String> stored, @Nullable Answer answer) {
    public Kept {
      stored = List.copyOf(stored);
    }
  }
}
