package backdrop.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.inference.generation.Generation;
import backdrop.inference.generation.TestGenerations;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaFinishedEventsTest {
  private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

  private final Generation ended = TestGenerations.succeeded("a", "ann", T0, T0);

  @Test
  void publishesUnderTheGenerationsId() {
    MockProducer<String, byte[]> producer = producer(true);

    events(producer).publish(ended);

    assertThat(producer.history())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.topic()).isEqualTo("generation-finished.v1");
              assertThat(event.key()).isEqualTo("a");
              assertThat(event.value()).containsExactly(7);
            });
  }

  @Test
  void failsWhenTheBrokerDoesNotConfirm() {
    assertThatThrownBy(() -> events(producer(false)).publish(ended))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("did not confirm");
  }

  private static KafkaFinishedEvents events(MockProducer<String, byte[]> producer) {
    return new KafkaFinishedEvents(
        () -> producer, generation -> new byte[] {7}, Duration.ofMillis(20));
  }

  private static MockProducer<String, byte[]> producer(boolean confirms) {
    return new MockProducer<>(
        confirms, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  }
}
