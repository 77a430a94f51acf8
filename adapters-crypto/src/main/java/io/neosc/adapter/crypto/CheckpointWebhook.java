package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.CheckpointReceiver;
import io.neosc.application.audit.port.out.NotDelivered;
import io.neosc.application.audit.port.out.NotDelivered.Reason;
import io.neosc.domain.audit.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts checkpoints, one a line, to an address; with a secret the header {@code NeoSC-Signature} is
 * {@code sha256=} and the HMAC-SHA256 of the body in lowercase hex. An answer of 200 to 299 means
 * that they arrived. No redirect is followed, and what an answer says is not read.
 */
final class CheckpointWebhook implements CheckpointReceiver, AutoCloseable {
  private static final String HMAC = "HmacSHA256";
  private static final int SUCCESS = 2;
  private static final int REDIRECTION = 3;
  private static final int CLASS = 100;

  private final URI address;
  private final @Nullable String secret;
  private final Duration patience;
  private final HttpClient client;

  /**
   * @param patience for the connection, and for the answer
   */
  CheckpointWebhook(URI address, @Nullable String secret, Duration patience) {
    this.address = address;
    this.secret = secret;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(Redirect.NEVER)
            .build();
  }

  @Override
  public void deliver(List<Checkpoint> checkpoints) {
    var body =
        checkpoints.stream()
            .map(checkpoint -> checkpoint.line() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.US_ASCII);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    if (secret != null) {
      request.header("NeoSC-Signature", "sha256=" + hmac(secret, body));
    }
    var status = answered(request.build());
    if (status / CLASS != SUCCESS) {
      throw new NotDelivered(
          status / CLASS == REDIRECTION ? Reason.REDIRECTED : Reason.REFUSED, null);
    }
  }

  private int answered(HttpRequest request) {
    try (var answer = Closed.of(client.send(request, BodyHandlers.ofInputStream()))) {
      return answer.status();
    } catch (HttpTimeoutException e) {
      throw new NotDelivered(Reason.SILENT, e);
    } catch (IOException e) {
      throw new NotDelivered(Reason.UNREACHABLE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDelivered(Reason.SILENT, e);
    }
  }

  /** An answer whose body is cut off instead of being read. */
  private record Closed(int status, InputStream body) implements AutoCloseable {
    static Closed of(HttpResponse<InputStream> response) {
      return new Closed(response.statusCode(), response.body());
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  private static String hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
