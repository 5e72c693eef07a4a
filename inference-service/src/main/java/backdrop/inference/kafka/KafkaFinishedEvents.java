package backdrop.inference.kafka;

import backdrop.inference.generation.FinishedEvents;
import backdrop.inference.generation.Generation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the topic {@value #TOPIC}; the key is the generation's id. Connects when there is
 * something to say, so a broker that is away holds up nothing else.
 */
public final class KafkaFinishedEvents implements FinishedEvents, AutoCloseable {
  public static final String TOPIC = "generation-finished.v1";

  private final Supplier<Producer<String, byte[]>> connect;
  private final Function<Generation, byte[]> message;
  private final Duration patience;
  private @Nullable Producer<String, byte[]> producer;

  /**
   * @param connect makes a producer that waits for all in-sync replicas
   * @param message the event on the wire
   * @param patience how long the broker may take to confirm
   */
  public KafkaFinishedEvents(
      Supplier<Producer<String, byte[]>> connect,
      Function<Generation, byte[]> message,
      Duration patience) {
    this.connect = connect;
    this.message = message;
    this.patience = patience;
  }

  /**
   * Announcements to a broker.
   *
   * @param servers addresses as Kafka's clients take them
   * @param patience for each step of Kafka's client; an announcement may take two of them
   * @param message the event on the wire
   */
  public static KafkaFinishedEvents to(
      String servers, Duration patience, Function<Generation, byte[]> message) {
    String millis = Long.toString(patience.toMillis());
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", servers,
            "acks", "all",
            "max.block.ms", millis,
            "request.timeout.ms", millis,
            "delivery.timeout.ms", millis,
            "linger.ms", "0");
    return new KafkaFinishedEvents(
        () -> new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
        message,
        patience.multipliedBy(2));
  }

  @Override
  public synchronized void publish(Generation ended) {
    Producer<String, byte[]> connected = producer;
    if (connected == null) {
      connected = connect.get();
      producer = connected;
    }
    var sending = connected.send(new ProducerRecord<>(TOPIC, ended.id(), message.apply(ended)));
    try {
      sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while publishing", stop);
    } catch (ExecutionException | TimeoutException away) {
      throw new IllegalStateException("Kafka did not confirm: " + away.getMessage(), away);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }
}
