package io.neosc.domain.workspace;

import io.neosc.domain.shared.Ids;

/** Names one workspace; the catalogue may give readable ones such as {@code ws-sap-neogenesys}. */
public record WorkspaceId(String value) {
  public static final String PREFIX = "ws-";

  public WorkspaceId {
    Ids.require(PREFIX, value);
  }
}
