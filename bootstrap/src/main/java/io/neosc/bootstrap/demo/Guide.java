package io.neosc.bootstrap.demo;

import io.neosc.application.setup.port.in.FirstStart;
import java.io.PrintStream;
import java.net.URI;
import java.util.SequencedMap;

/** What a newcomer reads: the address, whom to be, and three things to try. */
final class Guide {
  private static final String TEXT =
      """

      NeoSC runs at %1$s (its API is described at %1$s/docs)

        role     sign in as                password
      %4$s
      Six people sign in, launch and stop workspaces meanwhile. Three things to try:

      1. Sign in:
         TOKEN=$(curl -s %1$s/api/auth/login -H 'Content-Type: application/json' \\
           -d '{"email":"%2$s","password":"%3$s"}' | jq -r .access_token)

      2. Launch a workspace and look at the numbers:
         curl -s -X POST %1$s/api/workspaces/ws-sap-neogenesys/launch -H "Authorization: Bearer $TOKEN" | jq .
         curl -s %1$s/api/stats -H "Authorization: Bearer $TOKEN" | jq .

      3. Read who did what, newest first; each entry carries the hash of the one before:
         curl -s '%1$s/api/audit-logs?limit=5' -H "Authorization: Bearer $TOKEN" \\
           | jq -c '.[] | [.seq, .user_email, .action, .resource, .hash]'

      Ctrl-C ends it. The data stay for the next start.
      """;

  private Guide() {}

  static void print(
      PrintStream out,
      URI server,
      FirstStart.Admin admin,
      SequencedMap<String, String> addresses,
      String password) {
    var email = admin.email().value();
    var accounts = new StringBuilder(line("admin", email, admin.password()));
    addresses.forEach((role, address) -> accounts.append(line(role, address, password)));
    out.print(TEXT.formatted(server, email, admin.password(), accounts));
    out.flush();
  }

  private static String line(String role, String email, String password) {
    return "  %-8s %-25s %s%n".formatted(role, email, password);
  }
}
