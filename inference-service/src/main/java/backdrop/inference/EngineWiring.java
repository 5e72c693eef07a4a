package backdrop.inference;

import backdrop.diffusion.ModelFolder;
import backdrop.inference.cutout.ProductCutter;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.PictureFiles;
import backdrop.inference.onnx.ModelReadiness;
import backdrop.inference.onnx.OnnxPainter;
import backdrop.inference.opencv.GrabCutSeparation;
import backdrop.inference.segmentation.OnnxSegmentation;
import backdrop.inference.telemetry.TracedPainter;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** What paints and cuts out, and what it runs on; the rest stands in {@link Wiring}. */
public class EngineWiring {
  /** Not a painter by itself: what paints is also traced. */
  @Produces
  @Singleton
  @Typed(OnnxPainter.class)
  OnnxPainter onnxPainter(PictureFiles files) {
    return new OnnxPainter(files);
  }

  @Produces
  @Singleton
  ModelReadiness modelReadiness(InferenceConfig config, OnnxPainter painter) {
    return new ModelReadiness(
        ModelFolder.at(config.model().folder()),
        ModelDevice.of(config.model()),
        painter,
        config.upscaler().model());
  }

  void close(@Disposes ModelReadiness model) {
    model.close();
  }

  @Produces
  @Singleton
  @DefaultBean
  Painter painter(OnnxPainter painter, Tracer tracer) {
    return new TracedPainter(painter, tracer);
  }

  @Produces
  @Singleton
  OnnxSegmentation segmentation(InferenceConfig config) {
    return new OnnxSegmentation(config.cutout().model(), ModelDevice.of(config.model()));
  }

  void close(@Disposes OnnxSegmentation segmentation) {
    segmentation.close();
  }

  @Produces
  @Singleton
  ProductCutter productCutter(OnnxSegmentation segmentation) {
    return new ProductCutter(segmentation, new GrabCutSeparation());
  }
}
