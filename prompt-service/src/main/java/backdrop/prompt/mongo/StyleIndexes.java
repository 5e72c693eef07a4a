package backdrop.prompt.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the index at start; a database that is not there yet is no reason to stop, reads work
 * without it.
 */
@ApplicationScoped
class StyleIndexes {
  private static final Logger LOG = Logger.getLogger(StyleIndexes.class);

  void atStart(
      @Observes StartupEvent event,
      MongoClient client,
      @ConfigProperty(name = "quarkus.mongodb.database") String database) {
    try {
      new MongoStyles(client, database).createIndexes();
    } catch (MongoException unreachable) {
      LOG.warnf("The index of styles was not made: %s", unreachable.getMessage());
    }
  }
}
