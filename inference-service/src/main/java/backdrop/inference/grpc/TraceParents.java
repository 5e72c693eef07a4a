package backdrop.inference.grpc;

import io.opentelemetry.api.trace.SpanContext;

/** W3C trace context as text. */
final class TraceParents {
  private TraceParents() {}

  /** Empty for a context that is not traced. */
  static String of(SpanContext span) {
    return span.isValid()
        ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
        : "";
  }
}
