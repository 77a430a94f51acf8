package io.neosc.adapter.rest.workspace;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.shared.Ids;
import io.neosc.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A new workspace, with an id of the client's choice if it wants one (API-1). */
record CreateWorkspaceRequest(@Nullable String id, WorkspaceRequest fields) {

  static CreateWorkspaceRequest of(JsonBody body) {
    var id = body.optionalLine("id", 100);
    if (id != null && !Ids.valid(WorkspaceId.PREFIX, id)) {
      body.wrong("id", "invalid", "must be ws- and lower-case letters, digits and hyphens");
    }
    var fields = WorkspaceRequest.whole(body);
    body.done();
    return new CreateWorkspaceRequest(id, fields);
  }

  @Nullable WorkspaceId workspaceId() {
    return id == null ? null : new WorkspaceId(id);
  }
}
