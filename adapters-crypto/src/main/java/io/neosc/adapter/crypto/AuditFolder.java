package io.neosc.adapter.crypto;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.CheckpointReceiver;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.erasure.port.out.ErasableArchive;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What the audit trail keeps on this machine, in the data folder: keys and checkpoints; and who
 * else is handed checkpoints.
 */
@Factory
final class AuditFolder {
  /** For the receiver of checkpoints, twice: to be reached, and to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Made when it is first asked for: a command that signs nothing makes no key. */
  @Singleton
  @Bean(typed = {TrailSigner.class, TrailSignatures.class, TrailKeys.class})
  Ed25519Keys keys(@Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir) {
    return keyFolder(dataDir).open();
  }

  @Singleton
  CheckpointsOutside checkpoints(
      @Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir) {
    return new CheckpointFile(checkpointFile(dataDir), boundaryFile(dataDir));
  }

  @Singleton
  AuditArchive archive(
      @Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir,
      ArchivePlace place,
      TrailSigner signer,
      TrailSignatures signatures) {
    return new ArchiveFolder(place.in(dataDir), signer, signatures);
  }

  @Singleton
  ErasableArchive persons(
      @Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir,
      ArchivePlace place,
      TrailSigner signer,
      TrailSignatures signatures) {
    return new ArchivedPersons(place.in(dataDir), signer, signatures);
  }

  @Singleton
  @Bean(typed = CheckpointReceiver.class, preDestroy = "close")
  @Requires(property = "neosc.audit.checkpoint-webhook")
  CheckpointWebhook webhook(WebhookPlace place) {
    var address = URI.create(Objects.requireNonNull(place.checkpointWebhook()));
    return new CheckpointWebhook(address, place.checkpointWebhookSecret(), PATIENCE);
  }

  static KeyFolder keyFolder(String dataDir) {
    return new KeyFolder(Path.of(dataDir, "audit-keys"));
  }

  static Path boundaryFile(String dataDir) {
    return Path.of(dataDir, "audit-boundaries.jsonl");
  }

  static Path checkpointFile(String dataDir) {
    return Path.of(dataDir, "audit-checkpoints.jsonl");
  }
}
