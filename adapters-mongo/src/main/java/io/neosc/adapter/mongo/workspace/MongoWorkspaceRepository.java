package io.neosc.adapter.mongo.workspace;

import com.mongodb.client.MongoDatabase;
import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.FindsTogether;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Workspaces in MongoDB. */
@Singleton
final class MongoWorkspaceRepository implements WorkspaceRepository {
  private final WorkspaceDocuments documents;
  private final FindsTogether<WorkspaceDocument> byId;

  MongoWorkspaceRepository(WorkspaceDocuments documents, MongoDatabase database) {
    this.documents = documents;
    this.byId =
        new FindsTogether<>(
            database.getCollection(Collections.WORKSPACES, WorkspaceDocument.class),
            WorkspaceDocument::id);
  }

  @Override
  public Optional<Workspace> find(WorkspaceId id) {
    return findEvenRemoved(id).filter(workspace -> workspace.state().present());
  }

  @Override
  public Optional<Workspace> findEvenRemoved(WorkspaceId id) {
    return byId.find(id.value()).map(WorkspaceDocument::toState).map(Workspace::from);
  }

  @Override
  public List<Workspace.State> all() {
    return Reads.run(documents::all).stream()
        .map(WorkspaceDocument::toState)
        .filter(Workspace.State::present)
        .toList();
  }

  @Override
  public boolean anyExists() {
    return !Reads.run(() -> documents.any(Pageable.from(0, 1))).isEmpty();
  }
}
