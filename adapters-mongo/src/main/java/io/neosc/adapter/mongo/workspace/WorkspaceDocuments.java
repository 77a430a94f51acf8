package io.neosc.adapter.mongo.workspace;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Finds stored workspaces. */
@MongoRepository
interface WorkspaceDocuments extends GenericRepository<WorkspaceDocument, String> {
  @MongoFindQuery(filter = "{}")
  List<WorkspaceDocument> any(Pageable how);

  @MongoFindQuery(filter = "{}", sort = "{_id: 1}")
  List<WorkspaceDocument> all();
}
