package io.neosc.adapter.crypto;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** What the audit trail keeps on this machine, in the data folder: keys and checkpoints. */
@Factory
final class AuditFolder {

  /** Made when it is first asked for: a command that signs nothing makes no key. */
  @Singleton
  @Bean(typed = {TrailSigner.class, TrailSignatures.class})
  Ed25519Keys keys(@Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir) {
    return keyFolder(dataDir).open();
  }

  @Singleton
  CheckpointsOutside checkpoints(
      @Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir) {
    return new CheckpointFile(checkpointFile(dataDir));
  }

  static KeyFolder keyFolder(String dataDir) {
    return new KeyFolder(Path.of(dataDir, "audit-keys"));
  }

  static Path checkpointFile(String dataDir) {
    return Path.of(dataDir, "audit-checkpoints.jsonl");
  }
}
