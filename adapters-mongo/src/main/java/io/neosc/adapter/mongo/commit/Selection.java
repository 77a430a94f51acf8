package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.KeyTaken;
import io.neosc.domain.shared.StaleAggregate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which callers of a batch are stored together. Who wants what an earlier one wants (the same
 * document, unique value or operation) follows him into the next round; if that one is stored, the
 * follower often is answered at once, so a hundred launches of one account cost one transaction.
 */
final class Selection {
  private final List<Pending> leaders = new ArrayList<>();
  private final List<Pending> followers = new ArrayList<>();
  private final Map<Wish, Pending> wishes = new HashMap<>();

  /** What only one member of a batch can have. */
  private sealed interface Wish {
    record OfDocument(String collection, String id) implements Wish {}

    record OfKey(ExclusiveKey key) implements Wish {}

    record OfEntry(String id) implements Wish {}
  }

  /** Takes each of {@code members} that may still be stored and wishes for nothing taken. */
  Selection(List<Pending> members) {
    for (var member : members) {
      var own = wishesOf(member);
      if (own.stream().anyMatch(wishes::containsKey)) {
        followers.add(member);
      } else if (member.take()) {
        leaders.add(member);
        own.forEach(wish -> wishes.put(wish, member));
      }
    }
  }

  private static List<Wish> wishesOf(Pending member) {
    var own = new ArrayList<Wish>();
    for (var form : member.forms()) {
      own.add(new Wish.OfDocument(form.collection(), form.id()));
      form.keys().forEach(key -> own.add(new Wish.OfKey(key)));
    }
    if (member.repeatable()) {
      member.entries().forEach(entry -> own.add(new Wish.OfEntry(entry.id())));
    }
    return own;
  }

  List<Pending> leaders() {
    return leaders;
  }

  List<Pending> followers() {
    return followers;
  }

  /** Why a follower must be refused now that {@code stored} are stored; null if it may be tried. */
  @Nullable RuntimeException refusal(Pending follower, Set<Pending> stored) {
    for (var form : follower.forms()) {
      var leader = wishes.get(new Wish.OfDocument(form.collection(), form.id()));
      if (leader != null && stored.contains(leader)) {
        var refusal = refusal(form, leader);
        if (refusal != null) {
          return refusal;
        }
      }
      for (var key : form.keys()) {
        var holder = wishes.get(new Wish.OfKey(key));
        if (holder != null && holder != leader && stored.contains(holder)) {
          return new KeyTaken(key.key());
        }
      }
    }
    return null;
  }

  private static @Nullable RuntimeException refusal(StoredForm form, Pending leader) {
    for (var present : leader.forms()) {
      if (present.id().equals(form.id()) && present.collection().equals(form.collection())) {
        if (form.loadedVersion() == 0) {
          return present.document() == null ? null : new KeyTaken(form.ownKey());
        }
        return form.loadedVersion() <= present.loadedVersion()
            ? new StaleAggregate(form.id())
            : null;
      }
    }
    return null;
  }
}
