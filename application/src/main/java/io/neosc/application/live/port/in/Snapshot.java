package io.neosc.application.live.port.in;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import java.util.List;
import java.util.Set;

/**
 * What the read model starts from.
 *
 * @param signIns those that have not expired, revoked ones included
 * @param liveAlerts those that are not resolved
 */
public record Snapshot(
    Set<AccountId> accounts,
    List<SignIn.State> signIns,
    List<Workspace.State> workspaces,
    List<Session.State> activeSessions,
    List<Policy.State> policies,
    List<Alert.State> liveAlerts) {}
