package io.neosc.adapter.crypto;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive is, {@code neosc.audit.*}.
 *
 * @param archiveFolder which nodes may share; null for the one in the data folder
 */
@ConfigurationProperties("neosc.audit")
record ArchivePlace(@Nullable String archiveFolder) {

  Path in(String dataDir) {
    return archiveFolder == null || archiveFolder.isBlank()
        ? Path.of(dataDir, "archive")
        : Path.of(archiveFolder);
  }
}
