/** The words of the public REST interface as the browser app uses them. */

export type Account = { accountId: string; email: string; name: string; language: string; createdAt: string };
export type ApiKey = { keyId: string; name: string; prefix: string; createdAt: string; lastUsedAt: string | null };

export type Localized = { en: string; ru: string };
export type Size = { width: number; height: number };
export type Placement =
  | { mode: "automatic" }
  | { mode: "explicit"; centerX: number; centerY: number; height: number };

export type Photo = {
  photoId: string;
  width: number;
  height: number;
  hasAlpha: boolean;
  fileName: string;
  createdAt: string;
  mask: null | { maskId: string; confidence: number | null; method: "alpha" | "automatic" | "painted" | null };
  links: { photo: string; thumbnail: string; mask: string };
};
export type UploadedPhoto = { photo: Photo; maskProblem?: { reason: string; detail: string } | null };

export type Style = {
  styleId: string;
  name: Localized;
  description: Localized;
  background: "painted" | "white";
  builtIn: boolean;
  suggested?: { steps?: number | null; guidanceScale?: number | null; shadowStrength?: number | null } | null;
};

export type State = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export type Failure = { reason: string; message: string };
export type Fidelity = {
  maxProductDiff: number;
  pixelsCompared: number;
  halo: number;
  scale: number;
  resampling: string;
};
export type GenerationImage = {
  index: number;
  seed: number;
  state: State;
  failure: Failure | null;
  width: number | null;
  height: number | null;
  mediaType: string | null;
  bytes: number | null;
  fidelity: Fidelity | null;
  timings: null | { totalMs: number; modelMs: number; compositingMs: number; encodingMs: number };
  links: { image: string; thumbnail?: string };
};
export type Waiting = { phase: "waiting"; position: number; estimatedWaitMs: number | null };
export type Stepping = {
  phase: "stepping";
  imageIndex: number;
  step: number;
  steps: number;
  elapsedMs: number;
  estimatedRemainingMs: number | null;
};
export type Progress = Waiting | Stepping;
export type GenerationSettings = {
  model: string;
  prompt: string;
  negativePrompt: string;
  seed: number;
  count: number;
  steps: number;
  guidanceScale: number;
  sampler: string;
  size: Size;
  placement: Placement;
  shadowStrength: number;
  format: "png" | "jpeg";
  background: "painted" | "white";
};
export type Generation = {
  generationId: string;
  state: State;
  settings: GenerationSettings;
  labels: { photoId: string; scene: string; styleId: string; styleName: Localized; product: string };
  images: GenerationImage[];
  progress: Progress | null;
  failure: Failure | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type GenerationRequest = {
  photoId: string;
  scene?: string;
  language?: string;
  styleId?: string;
  negative?: string;
  count: number;
  seed?: number;
  size: Size;
  placement: Placement;
  steps?: number;
  guidanceScale?: number;
  shadowStrength?: number;
  format?: "png" | "jpeg";
};

export type LibraryRecord = { recordId: string; favourite: boolean; note: string; generation: Generation };
export type Page<T> = { items: T[]; nextCursor: string | null };
export type Suggestions = { suggestions: { scene: Localized }[]; source: "yandex" | "built_in" };
export type Capabilities = {
  models: { name: string; defaultSteps: number; defaultGuidanceScale: number }[];
  maxCount: number;
  maxSteps: number;
  upload: { maxBytes: number; types: string[] };
};
