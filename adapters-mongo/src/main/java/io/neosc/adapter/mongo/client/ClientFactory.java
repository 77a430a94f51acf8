package io.neosc.adapter.mongo.client;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.neosc.adapter.mongo.alert.AlertDocument;
import io.neosc.adapter.mongo.apikey.ApiKeyDocument;
import io.neosc.adapter.mongo.archive.SegmentDocument;
import io.neosc.adapter.mongo.erasure.ErasureDocument;
import io.neosc.adapter.mongo.guard.AttemptDocument;
import io.neosc.adapter.mongo.hold.LegalHoldDocument;
import io.neosc.adapter.mongo.idempotency.IdempotencyDocument;
import io.neosc.adapter.mongo.identity.AccountDocument;
import io.neosc.adapter.mongo.identity.SignInDocument;
import io.neosc.adapter.mongo.lock.LockDocument;
import io.neosc.adapter.mongo.organization.OrganizationDocument;
import io.neosc.adapter.mongo.policy.PolicyDocument;
import io.neosc.adapter.mongo.session.LaunchTicketDocument;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.OtherUserDatabase;
import io.neosc.adapter.mongo.workspace.WorkspaceDocument;
import io.neosc.application.shared.port.StoreUnusable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;

/**
 * The one client of the node. {@code mongodb.uri} (MONGODB_URI) names the server and, as its path,
 * the database.
 */
@Factory
final class ClientFactory {
  static final String DEFAULT_DATABASE = "neosc";
  private static final long TIMEOUT_MS = 900;
  private static final int SERVER_SELECTION_MS = 600;
  private static final int CONNECT_MS = 1000;
  private static final int HEARTBEAT_MS = 1000;
  private static final int MAX_POOL_SIZE = 50;

  private static final Map<Class<?>, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry(AccountDocument.class, Collections.ACCOUNTS),
          Map.entry(SignInDocument.class, Collections.SIGN_INS),
          Map.entry(OrganizationDocument.class, Collections.ORGANIZATIONS),
          Map.entry(WorkspaceDocument.class, Collections.WORKSPACES),
          Map.entry(SessionDocument.class, Collections.SESSIONS),
          Map.entry(PolicyDocument.class, Collections.POLICIES),
          Map.entry(AlertDocument.class, Collections.ALERTS),
          Map.entry(ApiKeyDocument.class, Collections.API_KEYS),
          Map.entry(LockDocument.class, Collections.LOCKS),
          Map.entry(SegmentDocument.class, Collections.AUDIT_SEGMENTS),
          Map.entry(ErasureDocument.class, Collections.ERASURES),
          Map.entry(LegalHoldDocument.class, Collections.LEGAL_HOLDS),
          Map.entry(LaunchTicketDocument.class, Collections.LAUNCH_TICKETS),
          Map.entry(AttemptDocument.class, Collections.SIGN_IN_ATTEMPTS),
          Map.entry(IdempotencyDocument.class, Collections.IDEMPOTENCY_KEYS));

  @Singleton
  ConnectionString connectionString(@Nullable @Property(name = "mongodb.uri") String uri) {
    try {
      return new ConnectionString(or(uri, ""));
    } catch (IllegalArgumentException _) {
      // Its message may repeat the address with the password inside.
      throw new StoreUnusable(
          "MONGODB_URI is not a MongoDB address; it looks like"
              + " mongodb://localhost:27017/neosc?replicaSet=rs0");
    }
  }

  /** The address is checked first: Micronaut's own complaint about a bad one repeats it. */
  @Singleton
  @Primary
  @Replaces(MongoClientSettings.class)
  MongoClientSettings settings(ConnectionString uri, DefaultMongoConfiguration configuration) {
    configuration.setPackageNames(List.of("io.neosc.adapter.mongo"));
    var settings = configuration.buildSettings();
    var codecs = settings.getCodecRegistry();
    return enforced(MongoClientSettings.builder(settings), uri)
        .codecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromProviders(new NamingCodecs(DOCUMENTS, codecs)), codecs))
        .build();
  }

  /**
   * Bounds every wait, unless the address says how long. A write is acknowledged when a majority
   * has it in its journal, whatever the address says (API-14).
   */
  private static MongoClientSettings.Builder enforced(
      MongoClientSettings.Builder settings, ConnectionString uri) {
    return settings
        .applicationName(ClientName.of(uri.getApplicationName()))
        .timeout(or(uri.getTimeout(), TIMEOUT_MS), TimeUnit.MILLISECONDS)
        .readPreference(ReadPreference.primary())
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .retryReads(true)
        .retryWrites(true)
        .applyToClusterSettings(cluster ->
            cluster.serverSelectionTimeout(
                or(uri.getServerSelectionTimeout(), SERVER_SELECTION_MS), TimeUnit.MILLISECONDS))
        .applyToSocketSettings(socket ->
            socket.connectTimeout(or(uri.getConnectTimeout(), CONNECT_MS), TimeUnit.MILLISECONDS))
        .applyToServerSettings(server ->
            server.heartbeatFrequency(
                or(uri.getHeartbeatFrequency(), HEARTBEAT_MS), TimeUnit.MILLISECONDS))
        .applyToConnectionPoolSettings(
            pool -> pool.maxSize(or(uri.getMaxConnectionPoolSize(), MAX_POOL_SIZE)));
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }

  @Singleton
  MongoDatabase database(MongoClient client, ConnectionString uri) {
    return client.getDatabase(nameOf(uri));
  }

  @Singleton
  @Named(OtherUserDatabase.ERASING)
  @Bean(preDestroy = "close")
  OtherUserDatabase erasing(
      MongoClientSettings settings, MongoDatabase database, OtherUsers users) {
    return by(users.erasureUri(), "erasure-uri", settings, database);
  }

  @Singleton
  @Named(OtherUserDatabase.RETENTION)
  @Bean(preDestroy = "close")
  OtherUserDatabase retention(
      MongoClientSettings settings, MongoDatabase database, OtherUsers users) {
    return by(users.retentionUri(), "retention-uri", settings, database);
  }

  private static OtherUserDatabase by(
      @Nullable String uri, String key, MongoClientSettings settings, MongoDatabase database) {
    return uri == null || uri.isBlank()
        ? new OtherUserDatabase(database, null)
        : OtherUserDatabase.by(settings, address(uri, key), database.getName());
  }

  private static ConnectionString address(String uri, String key) {
    try {
      return new ConnectionString(uri);
    } catch (IllegalArgumentException _) {
      throw new StoreUnusable("neosc.mongodb." + key + " is not a MongoDB address");
    }
  }

  static String nameOf(ConnectionString uri) {
    var name = uri.getDatabase();
    return name == null || name.isBlank() ? DEFAULT_DATABASE : name;
  }
}
