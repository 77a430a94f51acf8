package io.neosc.adapter.mongo.commit;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.FencedOff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Holds a transaction to the leases that its members depend on. Reading a lease would not do: who
 * takes it over after the read and before the commit would not be noticed. So the transaction
 * writes to it: either the takeover came first and the token differs, or the two collide, or the
 * takeover waits until the transaction is over. A batch without a fenced member pays nothing.
 */
final class Fences {
  private final MongoCollection<Document> leases;

  Fences(MongoDatabase database) {
    this.leases = database.getCollection(Collections.LEASES);
  }

  /** Those of {@code members} whose lease has a later holder; for good, since tokens only grow. */
  Map<Pending, FencedOff> overtaken(ClientSession session, List<Pending> members) {
    var dependents = new LinkedHashMap<Fence, List<Pending>>();
    for (var member : members) {
      var fence = member.fence();
      if (fence != null) {
        dependents.computeIfAbsent(fence, _ -> new ArrayList<>()).add(member);
      }
    }
    var overtaken = new LinkedHashMap<Pending, FencedOff>();
    dependents.forEach((fence, own) -> {
      var write = leases.updateOne(session, MongoLease.heldUnder(fence), MongoLease.written());
      if (write.getMatchedCount() == 0) {
        own.forEach(member -> overtaken.put(member, new FencedOff(fence)));
      }
    });
    return overtaken;
  }
}
