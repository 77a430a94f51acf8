package io.neosc.adapter.rest.session;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.shared.IpAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gateway sees of a session (SE-7); what it leaves out it says nothing of. */
@Schema(name = "Heartbeat")
record HeartbeatRequest(
    @Schema(allowableValues = {"encrypted", "unencrypted", "pending", "unknown"})
        @Nullable String tunnelStatus,
    @Schema(description = "IPv4 or IPv6, without a zone", maxLength = 45)
        @Nullable String ipAddress,
    @Schema(
            description = "All bytes from the user since the session began; less is ignored",
            minimum = "0",
            maximum = "9007199254740991")
        @Nullable Long bytesIn,
    @Schema(
            description = "All bytes to the user since the session began; less is ignored",
            minimum = "0",
            maximum = "9007199254740991")
        @Nullable Long bytesOut,
    @Schema(types = "boolean", nullable = false) @Nullable Boolean recording,
    @Schema(
            description = "When the gateway saw it; at most 60 s ahead of the server's clock",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Instant at) {

  /** Reads the body; the caller's key becomes where the evidence comes from. */
  static Report of(JsonBody body, ApiKeyId gateway) {
    var tunnel = body.optionalOneOf("tunnel_status", TunnelStatus.class);
    var ip = body.optionalText("ip_address", 45);
    if (ip != null && IpAddress.parse(ip).isEmpty()) {
      body.wrong("ip_address", "invalid", "must be an IPv4 or IPv6 address");
    }
    var in = body.optionalWhole("bytes_in", 0, Report.MOST_BYTES);
    var out = body.optionalWhole("bytes_out", 0, Report.MOST_BYTES);
    var recording = body.optionalTruth("recording");
    var at = body.time("at");
    body.done();
    return new Report(gateway, tunnel, ip, in, out, recording, at);
  }
}
