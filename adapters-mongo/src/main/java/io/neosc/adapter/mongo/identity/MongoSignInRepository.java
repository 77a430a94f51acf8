package io.neosc.adapter.mongo.identity;

import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.FindsTogether;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sign-ins in MongoDB. */
@Singleton
final class MongoSignInRepository implements SignInRepository {
  private final SignInDocuments documents;
  private final FindsTogether<SignInDocument> byId;

  MongoSignInRepository(SignInDocuments documents, MongoDatabase database) {
    this.documents = documents;
    this.byId =
        new FindsTogether<>(
            database.getCollection(Collections.SIGN_INS, SignInDocument.class), SignInDocument::id);
  }

  @Override
  public Optional<SignIn> find(SignInId id) {
    return byId.find(id.value()).map(SignInDocument::toState).map(SignIn::from);
  }

  @Override
  public List<SignIn> liveOf(AccountId account, Instant now) {
    return Reads.run(() -> documents.live(account.value(), now)).stream()
        .map(SignInDocument::toState)
        .map(SignIn::from)
        .toList();
  }
}
