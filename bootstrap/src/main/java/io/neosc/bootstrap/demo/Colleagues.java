package io.neosc.bootstrap.demo;

import io.neosc.application.setup.port.in.FirstStart;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts of the roles that nobody can register for, made by the admin over HTTP (ID-14). */
final class Colleagues {
  private static final Logger log = LoggerFactory.getLogger(Colleagues.class);
  private static final List<String> ROLES = List.of("operator", "auditor");
  private static final int MADE = 201;
  private static final int THERE_ALREADY = 409;

  private Colleagues() {}

  /**
   * Makes them if they are not there yet.
   *
   * @param password what they sign in with
   * @return the addresses of those who are there, by role
   */
  static SequencedMap<String, String> make(URI server, FirstStart.Admin admin, String password) {
    var present = new LinkedHashMap<String, String>();
    var api = new Api(server);
    try {
      if (api.enter("Administrator", admin.email().value(), admin.password()).good()) {
        for (var role : ROLES) {
          var email = role + "@neosc.local";
          var wanted =
              Map.of("email", email, "password", password, "name", "Demo " + role, "role", role);
          var status = api.post("/api/admin/users", wanted).status();
          if (status == MADE || status == THERE_ALREADY) {
            present.put(role, email);
          }
        }
        api.post("/api/auth/logout", Map.of());
      }
    } catch (IOException e) {
      log.debug("The demo does without further accounts", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      api.close();
    }
    return present;
  }
}
