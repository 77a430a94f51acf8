package io.neosc.benchmark;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.neosc.adapter.mongo.commit.AuditEntryDocument;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A trail of any length, rightly chained, in which days are alike: some thousands of people sign
 * in, launch and stop; now and then something is refused; the newest entry is a minute old.
 */
final class AuditSeeds {
  static final int PEOPLE = 2_000;
  static final int ADDRESSES = 500;

  /** A person, and an address, with more than a page of entries even in a short trail. */
  static final int BUSY = 7;

  private static final int BATCH = 2_000;
  private static final long SPACING_MS = 700;

  private final SplittableRandom random = new SplittableRandom(1);
  private final long end;
  private final int count;

  private AuditSeeds(long end, int count) {
    this.end = end;
    this.count = count;
  }

  static String user(int number) {
    return "usr-0199a1b2-c3d4-7e5f-8a9b-%012d".formatted(number);
  }

  static String email(int number) {
    return "person%d@example.org".formatted(number);
  }

  static String address(int number) {
    return "10.1.%d.%d".formatted(number / 250, number % 250);
  }

  /** Before the product sees them: it builds its indexes faster over what is there. */
  static void into(MongoDatabase database, int count) {
    var begun = System.nanoTime();
    var seeds = new AuditSeeds(System.currentTimeMillis() - 60_000, count);
    var entries =
        database
            .getCollection("audit_log", RawBsonDocument.class)
            .withWriteConcern(WriteConcern.W1.withJournal(false));
    var log = AuditLog.empty(ChainHead.MAIN);
    for (var done = 0; done < count; done += BATCH) {
      var batch = new ArrayList<RawBsonDocument>();
      for (var i = done; i < Math.min(done + BATCH, count); i++) {
        batch.add(AuditEntryDocument.of(log.append(seeds.draft(i))));
      }
      entries.insertMany(batch, new InsertManyOptions().ordered(false));
    }
    // As if the words of all of them had been taken in: nothing else shall be under way.
    database
        .getCollection("audit_texts", BsonDocument.class)
        .insertOne(new BsonDocument("_id", new BsonInt64(count)));
    System.err.printf("%d entries in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
  }

  /** The same in memory, of which the last is of this moment. */
  static List<AuditEntry> entries(int count) {
    var seeds = new AuditSeeds(System.currentTimeMillis(), count);
    var log = AuditLog.empty(ChainHead.MAIN);
    return IntStream.range(0, count).mapToObj(i -> log.append(seeds.draft(i))).toList();
  }

  private AuditDraft draft(int place) {
    var person = random.nextInt(100) < 3 ? BUSY : random.nextInt(PEOPLE);
    var kind = random.nextInt(100);
    if (kind < 1) {
      return draft(place, person, "toggle_policy", "policy:pol-mfa-required", true, false);
    }
    if (kind < 3) {
      return draft(place, person, "permission_denied", "route:/api/admin/users", false, false);
    }
    if (kind < 36) {
      return draft(place, person, "login", "auth", kind > 6, false);
    }
    if (kind < 50) {
      return draft(place, person, "refresh_token", "auth", true, false);
    }
    var action = kind < 75 ? "launch_workspace" : "stop_workspace";
    return draft(place, person, action, "workspace:ws-" + random.nextInt(40), true, true);
  }

  private AuditDraft draft(
      int place, int person, String action, String resource, boolean success, boolean session) {
    return new AuditDraft(
        new AuditEntryId("aud-0199a1b2-c3d4-7e5f-8a9b-%012d".formatted(place)),
        user(person),
        action,
        resource,
        Instant.ofEpochMilli(end - (count - place) * SPACING_MS),
        success,
        "user",
        "%064x".formatted(random.nextLong() >>> 1),
        session ? "ses-0199a1b2-c3d4-7e5f-8a9b-%012d".formatted(place / 2) : null,
        "%016x%016x".formatted(random.nextLong(), random.nextLong()),
        new PersonalPart(
            new Salt(random.nextLong(), random.nextLong()),
            email(person),
            address(random.nextInt(100) < 3 ? BUSY : random.nextInt(ADDRESSES)),
            "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
            "What happened, in a sentence of the usual length",
            change(action),
            change(action)));
  }

  private static @Nullable Map<String, Object> change(String action) {
    return action.equals("toggle_policy") ? Map.of("enabled", true) : null;
  }
}
