package io.neosc.adapter.mongo.client;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The same database by the credentials of users who may do more with the audit trail than the
 * application's ({@code neosc.mongodb.*}); null where that one does it.
 *
 * @param erasureUri of who may take persons out of it (AU-12)
 * @param retentionUri of who may remove archived entries from it (AU-11)
 */
@ConfigurationProperties("neosc.mongodb")
record OtherUsers(@Nullable String erasureUri, @Nullable String retentionUri) {}
