package backdrop.inference;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.inference.generation.AdmissionRules;
import backdrop.inference.generation.RetentionRules;
import backdrop.inference.generation.WorkRules;
import backdrop.inference.provenance.ProvenanceRules;
import backdrop.kit.picture.PictureConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set about this service; every default stands here. */
@ConfigMapping(prefix = "backdrop.inference")
public interface InferenceConfig {
  /** Unique among running replicas and the same after a restart; host and gRPC port unless set. */
  Optional<String> replicaId();

  /** The model and what it runs on. */
  Model model();

  /** What makes painted backgrounds larger. */
  Upscaler upscaler();

  /** How products are cut out. */
  CutOut cutout();

  /** What photos and masks may cost. */
  Pictures pictures();

  /** How generations are painted. */
  Work work();

  /** How many may wait. */
  Admission admission();

  /** How long things are kept. */
  Retention retention();

  /** Announcements. */
  Events events();

  /** Finished files. */
  Output output();

  /** What finished files say about themselves. */
  Provenance provenance();

  /** Marketplaces' rules. */
  Presets presets();

  interface Upscaler {
    /**
     * An ONNX file that enlarges pictures by a whole factor: [1, 3, height, width] of values from 0
     * to 1 in and out. Without one, painted backgrounds are resampled.
     */
    Optional<Path> model();
  }

  interface Model {
    /** A folder in the diffusers layout. */
    @WithDefault("models/starter")
    Path folder();

    @WithDefault("cpu")
    Device device();

    /** Which of several GPUs. */
    @WithDefault("0")
    int cudaDevice();

    /** The most GPU memory that one network may hold. */
    Optional<MemorySize> cudaMemory();

    /** Whether networks in single precision may be multiplied in TensorFloat-32. */
    @WithDefault("true")
    boolean cudaTf32();

    /**
     * Whether no picture shares a call of a network with another. On a GPU each picture is then
     * exactly the one that it would be alone, and several at once take longer; on processors it is
     * so anyway.
     */
    @WithDefault("false")
    boolean exclusive();

    /** CPU threads of one network; all processors unless set. */
    OptionalInt threads();

    /**
     * A folder that outlives the process, where what is slow to prepare for this machine is kept:
     * the next start takes a little over half as long (bench/figures.md). Nothing is kept unless
     * set.
     */
    Optional<Path> cache();

    /**
     * Ends the process with exit code 78 if the model cannot be used, instead of staying not ready.
     */
    @WithDefault("false")
    boolean required();
  }

  interface CutOut {
    /**
     * A folder with a segmentation network and its {@code cutout.json}; products are cut out by the
     * built-in way unless set.
     */
    Optional<Path> model();
  }

  interface Pictures extends PictureConfig {
    /** Photo and mask of one start together. */
    @WithDefault("160M")
    MemorySize maxUpload();
  }

  interface Work extends WorkRules {
    @Override
    @WithDefault("1s")
    Duration pulse();

    @Override
    @WithDefault("2")
    int generationsAtOnce();

    @Override
    @WithDefault("4")
    int imagesAtOnce();

    @Override
    @WithDefault("30s")
    Duration lease();

    @Override
    @WithDefault("4")
    int attempts();

    @Override
    @WithDefault("2s")
    Duration backOff();

    @Override
    @WithDefault("1h")
    Duration timeLimit();

    @Override
    @WithDefault("5m")
    Duration storePatience();

    @Override
    @WithDefault("500ms")
    Duration idle();

    @Override
    @WithDefault("15s")
    Duration grace();
  }

  interface Admission extends AdmissionRules {
    @Override
    @WithDefault("50")
    int perOwner();

    @Override
    @WithDefault("500")
    int overall();
  }

  interface Retention extends RetentionRules {
    @Override
    @WithDefault("24h")
    Duration files();

    @Override
    @WithDefault("7d")
    Duration outcome();

    @Override
    @WithDefault("1h")
    Duration orphans();
  }

  interface Output {
    /** The least quality, 1 to 100, that a byte limit may push a JPEG or WebP down to. */
    @WithDefault("60")
    int qualityFloor();
  }

  interface Provenance extends ProvenanceRules {
    /**
     * The Ed25519 key that signs: 32 bytes in base64, or PKCS#8. Unless set, a key is drawn once
     * and kept in the database, so that all replicas share it.
     */
    Optional<String> key();

    /** Whether files repeat the prompts, which are the seller's own words. */
    @Override
    @WithDefault("false")
    boolean prompts();
  }

  interface Presets {
    /**
     * A directory with presets of one's own, besides those that come with Backdrop; history must
     * see the same ones.
     */
    Optional<Path> directory();
  }

  interface Events {
    /** How long the broker may take to confirm one announcement. */
    @WithDefault("5s")
    Duration patience();
  }
}
