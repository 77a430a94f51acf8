package io.neosc.application.live.port.in;

/** The counts that everybody may see (SE-14). */
public record Statistics(int activeSessions, int totalWorkspaces, int totalUsers) {}
