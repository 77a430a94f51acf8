package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Policies over HTTP")
final class PolicyTest {
  private static final String MFA = "/api/policies/pol-mfa-required";
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer patch(String path, String body) {
    return server.call("PATCH", path).as(admin).json(body).send();
  }

  @Test
  @DisplayName("PO-1, PO-2: every caller reads the shipped policies with their controls")
  void policiesAreRead() {
    var all = server.get("/api/policies").as(server.signIn(Role.USER)).send().is(200).list();

    assertThat(all)
        .extracting(policy -> policy.get("id"))
        .containsExactlyInAnyOrder(
            "pol-mfa-required", "pol-network-zero-trust", "pol-session-recording");
    assertThat(all.getFirst())
        .containsOnlyKeys(
            "id",
            "name",
            "description",
            "type",
            "enabled",
            "rules",
            "controls",
            "version",
            "updated_at",
            "updated_by");
    assertThat(server.get(MFA).as(admin).send().is(200).body())
        .contains("\"kind\":\"require_mfa\",\"params\":{},\"enforcement\":\"monitored\"")
        .contains("\"type\":\"access\"");
  }

  @Test
  @DisplayName(
      "PO-3, API-15: {\"enabled\"} switches to it; {} and no body switch to the other state")
  void switchingKnowsThreeBodies() {
    var off = patch(MFA, "{\"enabled\":false}").is(200);
    assertThat(off.json())
        .containsOnlyKeys("message", "enabled", "policy")
        .containsEntry("message", "Policy disabled")
        .containsEntry("enabled", false);
    assertThat(off.object("policy")).containsEntry("enabled", false);

    assertThat(patch(MFA, "{}").is(200).text("message")).isEqualTo("Policy enabled");
    assertThat(server.call("PATCH", MFA).as(admin).send().is(200).text("message"))
        .isEqualTo("Policy disabled");
    var same = patch(MFA, "{\"enabled\":false}").is(200);
    assertThat(same.text("message")).isEqualTo("Policy disabled");
    assertThat(patch(MFA, "{\"enabled\":true}").is(200).text("enabled")).isEqualTo("true");
  }

  @Test
  @DisplayName("API-5: the merge patch media type is understood too")
  void mergePatchIsUnderstood() {
    server
        .call("PATCH", "/api/policies/pol-session-recording")
        .as(admin)
        .header("Content-Type", "application/merge-patch+json")
        .content("{\"enabled\":true}")
        .send()
        .is(200);
  }

  @Test
  @DisplayName(
      "API-5: If-Match of the present version passes, of another, weak or foreign one is 412")
  void staleDecisionIsRefused() {
    var path = "/api/policies/pol-network-zero-trust";
    var tag = server.get(path).as(admin).send().is(200).header("ETag");
    assertThat(tag).matches("\"\\d+\"");

    var now = ifMatch(path, tag).is(200).header("ETag");

    var stale = ifMatch(path, tag).isProblem(412, "request.precondition-failed");
    assertThat("\"" + stale.object("context").get("version") + "\"").isEqualTo(now);
    ifMatch(path, "W/" + now).isProblem(412, "request.precondition-failed");
    ifMatch(path, "\"foreign\"").isProblem(412, "request.precondition-failed");
    for (var garbage :
        List.of("nonsense", "\"open", "\"1\" \"2\"", "\"1\",", ",", "1", "*, \"1\"")) {
      ifMatch(path, garbage).isProblem(400, "request.malformed");
    }
    ifMatch(path, "\"77\", W/" + now + ", \"x,y\"").isProblem(412, "request.precondition-failed");
    var listed = ifMatch(path, "\"77\" , " + now + ",\"x,y\"").is(200).header("ETag");
    assertThat(listed).isNotEqualTo(now);
    ifMatch(path, "*").is(200);
    assertThat(server.get(path).as(admin).header("If-None-Match", tag).send().status())
        .isEqualTo(200);
    var present = server.get(path).as(admin).send().header("ETag");
    server.get(path).as(admin).header("If-None-Match", "W/" + present).send().is(304);
    server.get(path).as(admin).header("If-None-Match", "*").send().is(304);
    server.get(path).as(admin).header("If-None-Match", tag + ", " + present).send().is(304);
    server.get(path).as(admin).header("If-None-Match", "nonsense " + present).send().is(200);
  }

  private static Answer ifMatch(String path, String tag) {
    return server.call("PATCH", path).as(admin).header("If-Match", tag).send();
  }

  @Test
  @DisplayName("API-16: 403 before 404 before 400 before 412")
  void refusalsHaveTheirOrder() {
    var user = server.signIn(Role.USER);
    var none = "/api/policies/pol-none";

    server.call("PATCH", none).json("[").send().isProblem(401, "auth.required");
    server.call("PATCH", none).as(user).json("[").send().isProblem(403, "auth.not-allowed");
    server.call("PATCH", none).as(user).send().isProblem(403, "auth.not-allowed");
    patch(none, "[").isMissing("policy.not-found");
    patch("/api/policies/bad%20id", "[").isMissing("policy.not-found");
    server
        .call("PATCH", MFA)
        .as(admin)
        .header("If-Match", "\"999\"")
        .json("{\"enabled\":1}")
        .send()
        .isProblem(400, "request.invalid");
  }
}
