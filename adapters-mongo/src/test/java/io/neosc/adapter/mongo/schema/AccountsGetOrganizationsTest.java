package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OP-9, ID-14, ID-17: what was stored before organizations were documents")
class AccountsGetOrganizationsTest {
  private static final Instant T = Instant.parse("2026-03-05T10:30:00.123Z");
  private TestStore store;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    insert("accounts", account("usr-1", "ADMIN", false, "org-default"));
    insert("accounts", account("usr-2", "ADMIN", false, "org-default"));
    insert("accounts", account("usr-3", "ADMIN", true, "org-acme"));
    insert("accounts", account("usr-4", "USER", false, "org-acme"));
    insert(
        "sign_ins",
        new Document("_id", "sin-1")
            .append("version", 3L)
            .append("account_id", "usr-1")
            .append("email", "usr-1@example.org")
            .append("name", "Ada Lovelace")
            .append("organization", new Document("id", "org-acme").append("name", "ACME"))
            .append("role", "ADMIN")
            .append("amr", List.of("pwd"))
            .append("refresh_hash", "ab".repeat(32))
            .append("ip_address", "192.0.2.1")
            .append("opened_at", T)
            .append("refreshed_at", T)
            .append("expires_at", Instant.now().plusSeconds(3600))
            .append("revoked", false));
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  private void insert(String collection, Document document) {
    store.database().getCollection(collection).insertOne(document);
  }

  /** As it was stored by the first shape. */
  private static Document account(String id, String role, boolean disabled, String organization) {
    return new Document("_id", id)
        .append("version", 2L)
        .append("email", id + "@Example.org")
        .append("email_key", id + "@example.org")
        .append("name", "Ada Lovelace")
        .append("organization", new Document("id", organization).append("name", "Some Name"))
        .append("role", role)
        .append("password_hash", "hash")
        .append("disabled", disabled)
        .append("created_at", T)
        .append("updated_at", T);
  }

  private Document counter(String name) {
    return store.database().getCollection("counters").find(new Document("_id", name)).first();
  }

  private void assertMigrated() {
    var accounts = store.bean(AccountRepository.class);
    var all = accounts.page(AccountFilter.ALL, PageRequest.first(10)).items();
    assertThat(all)
        .extracting(Account.State::key, Account.State::organizationId, Account.State::version)
        .containsExactly(
            tuple("usr-4", new OrganizationId("org-acme"), 2L),
            tuple("usr-3", new OrganizationId("org-acme"), 2L),
            tuple("usr-2", OrganizationId.DEFAULT, 2L),
            tuple("usr-1", OrganizationId.DEFAULT, 2L));
    var found = new AccountFilter("love usr-3@exam", Role.ADMIN, true, null);
    assertThat(accounts.page(found, PageRequest.first(10)).items())
        .extracting(Account.State::key)
        .containsExactly("usr-3");
    var signIn = store.bean(SignInRepository.class).find(new SignInId("sin-1")).orElseThrow();
    assertThat(signIn.state().organizationId()).isEqualTo(new OrganizationId("org-acme"));
    for (var collection : List.of("accounts", "sign_ins")) {
      assertThat(
              store
                  .database()
                  .getCollection(collection)
                  .countDocuments(new Document("organization", new Document("$exists", true))))
          .isZero();
    }
    assertThat(counter(Account.ENABLED_ADMINS).get("value")).isEqualTo(2L);
    assertThat(counter("organization/org-acme/accounts").get("value")).isEqualTo(2L);
    assertThat(counter("organization/org-default/accounts")).isNull();
  }

  @Test
  void isAsIfItHadAlwaysBeenSo() {
    store.prepare();
    assertMigrated();
  }

  @Test
  void beginningAgainInTheMiddleChangesNothingMore() {
    AccountsGetOrganizations.run(store.database());
    store
        .database()
        .getCollection("accounts")
        .updateOne(
            new Document("_id", "usr-4"),
            List.of(
                new Document("$unset", List.of("search", "organization_id")),
                new Document(
                    "$set",
                    new Document(
                        "organization", new Document("id", "org-acme").append("name", "x")))));

    store.prepare();

    assertMigrated();
  }

  @Test
  void anEmptyDatabaseHasNoAdmins() {
    store.database().getCollection("accounts").deleteMany(new Document());
    store.prepare();
    assertThat(counter(Account.ENABLED_ADMINS).get("value")).isEqualTo(0L);
  }
}
