package io.neosc.adapter.crypto;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Who is handed the checkpoints, {@code neosc.audit.*}.
 *
 * @param checkpointWebhook the address; null for nobody
 * @param checkpointWebhookSecret with which each message is signed; null for none
 */
@ConfigurationProperties("neosc.audit")
record WebhookPlace(@Nullable String checkpointWebhook, @Nullable String checkpointWebhookSecret) {

  /** Without what is secret. */
  @Override
  public String toString() {
    return "WebhookPlace";
  }
}
