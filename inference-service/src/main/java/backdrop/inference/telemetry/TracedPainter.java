package backdrop.inference.telemetry;

import backdrop.inference.generation.Capabilities;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.PaintingStopped;
import backdrop.inference.generation.PromptSyntax;
import backdrop.inference.generation.TextFit;
import backdrop.picture.Product;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A painter whose work continues the trace of the call that started the generation, however much
 * later and in whichever process that is.
 */
public final class TracedPainter implements Painter {
  private static final String HEADER = "traceparent";

  private final Painter painter;
  private final Tracer tracer;

  public TracedPainter(Painter painter, Tracer tracer) {
    this.painter = painter;
    this.tracer = tracer;
  }

  @Override
  public Capabilities capabilities() {
    return painter.capabilities();
  }

  @Override
  public TextFit fit(String prompt, PromptSyntax syntax) {
    return painter.fit(prompt, syntax);
  }

  @Override
  public Painting begin(Generation generation, Product product) {
    Span span =
        tracer
            .spanBuilder("paint generation")
            .setParent(startedBy(generation.traceParent()))
            .setAttribute("backdrop.generation.id", generation.id())
            .setAttribute("backdrop.generation.attempt", generation.attempts())
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      return new TracedPainting(painter.begin(generation, product), span);
    } catch (RuntimeException failed) {
      span.setStatus(StatusCode.ERROR);
      span.end();
      throw failed;
    }
  }

  private static Context startedBy(String traceParent) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), traceParent, new Header());
  }

  private final class TracedPainting implements Painting {
    private final Painting painting;
    private final Span generation;

    TracedPainting(Painting painting, Span generation) {
      this.painting = painting;
      this.generation = generation;
    }

    @Override
    public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled)
        throws PaintingStopped {
      Span span =
          tracer.spanBuilder("paint image").setParent(Context.root().with(generation)).startSpan();
      try (Scope scope = span.makeCurrent()) {
        return painting.paint(seed, steps, cancelled);
      } catch (RuntimeException failed) {
        span.setStatus(StatusCode.ERROR);
        throw failed;
      } finally {
        span.end();
      }
    }

    @Override
    public void close() {
      painting.close();
      generation.end();
    }
  }

  /** Reads the one header that is kept. */
  private static final class Header implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(HEADER);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(HEADER) && carrier != null && !carrier.isEmpty() ? carrier : null;
    }
  }
}
