package io.neosc.application.session.port.in;

import io.neosc.application.live.port.in.WorkspaceView;

/**
 * What came of a wish to launch.
 *
 * @param isNew false if the account had a live session there already and got that one
 */
public record Launch(SessionView session, WorkspaceView workspace, boolean isNew) {}
