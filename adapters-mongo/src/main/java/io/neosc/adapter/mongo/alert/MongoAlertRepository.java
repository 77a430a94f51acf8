package io.neosc.adapter.mongo.alert;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.AlertStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Alerts in MongoDB. Pages are asked for with the driver: a filter with conditions that may be
 * absent would be one declared query for each combination.
 */
@Singleton
final class MongoAlertRepository implements AlertRepository {
  private static final List<String> EVERY_STATUS =
      Arrays.stream(AlertStatus.values()).map(AlertStatus::name).toList();

  private final AlertDocuments documents;
  private final MongoCollection<AlertDocument> collection;

  MongoAlertRepository(AlertDocuments documents, MongoDatabase database) {
    this.documents = documents;
    this.collection = database.getCollection(Collections.ALERTS, AlertDocument.class);
  }

  @Override
  public Optional<Alert> find(AlertId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(AlertDocument::toState)
        .map(Alert::from);
  }

  @Override
  public Optional<Alert> findLive(String fingerprint) {
    return Reads.run(() -> documents.live(fingerprint))
        .map(AlertDocument::toState)
        .map(Alert::from);
  }

  @Override
  public Page<Alert.State> page(AlertFilter filter, PageRequest page) {
    var read =
        Reads.run(() ->
            query(filter, page.after())
                .limit(page.limit() + 1)
                .map(AlertDocument::toState)
                .into(new ArrayList<>()));
    return Page.of(read, page.limit(), state -> new Cursor(state.startedAt(), state.key()));
  }

  /** The search as it is sent, so that a test can have it explained. */
  FindIterable<AlertDocument> query(AlertFilter filter, @Nullable Cursor after) {
    var conditions = new ArrayList<Bson>();
    if (filter.severity() != null) {
      conditions.add(Filters.eq("cause.severity", filter.severity().name()));
      if (filter.status() == null) {
        // All of them, so that the one index of severity and status gives the order too.
        conditions.add(Filters.in("progress.kind", EVERY_STATUS));
      }
    }
    if (filter.status() != null) {
      conditions.add(Filters.eq("progress.kind", filter.status().name()));
    }
    if (after != null) {
      conditions.add(Filters.lte("started_at", after.at()));
      conditions.add(
          Filters.or(Filters.lt("started_at", after.at()), Filters.lt("_id", after.id())));
    }
    return collection
        .find(conditions.isEmpty() ? Filters.empty() : Filters.and(conditions))
        .sort(Sorts.descending("started_at", "_id"));
  }
}
