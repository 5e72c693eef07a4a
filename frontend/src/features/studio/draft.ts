import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { Generation, GenerationRequest, Size } from "@/api/model";
import { type Spot, spotOf } from "@/canvas/kernels/placement";

export type DraftSettings = {
  scene: string;
  styleId: string | null;
  count: number;
  size: Size;
  /** null: placed automatically. */
  spot: Spot | null;
  negative: string;
  steps: number | null;
  guidanceScale: number | null;
  shadowStrength: number | null;
  seed: number | null;
  format: "png" | "jpeg";
  promptSyntax: "literal" | "weighted";
};

type Draft = DraftSettings & {
  photoId: string | null;
  /** Generations started or found here, newest first. */
  runs: string[];
  change: (part: Partial<DraftSettings>) => void;
  takePhoto: (photoId: string | null) => void;
  addRun: (generationId: string) => void;
  removeRun: (generationId: string) => void;
  /** Takes over how an earlier generation was made, with its photo and without its seed. */
  reuse: (generation: Generation) => void;
};

const RUNS_KEPT = 12;

const fresh: DraftSettings = {
  scene: "",
  styleId: null,
  count: 4,
  size: { width: 1024, height: 1024 },
  spot: null,
  negative: "",
  steps: null,
  guidanceScale: null,
  shadowStrength: null,
  seed: null,
  format: "png",
  promptSyntax: "literal",
};

/** What is being prepared in the studio; survives reloads and a sign-in in between. */
export const useDraft = create<Draft>()(
  persist(
    (set) => ({
      ...fresh,
      photoId: null,
      runs: [],
      change: (part) => set(part),
      takePhoto: (photoId) => set({ photoId, spot: null }),
      addRun: (id) => set((draft) => ({ runs: [id, ...draft.runs.filter((run) => run !== id)].slice(0, RUNS_KEPT) })),
      removeRun: (id) => set((draft) => ({ runs: draft.runs.filter((run) => run !== id) })),
      reuse: (generation) => set({ photoId: generation.labels.photoId, ...settingsOf(generation) }),
    }),
    { name: "backdrop.draft", version: 1, storage: createJSONStorage(() => sessionStorage) },
  ),
);

/** How a generation was made, as far as a draft can say it; without its seed, so that painting again gives something new. */
export function settingsOf({ settings, labels }: Generation): DraftSettings {
  return {
    scene: labels.scene,
    styleId: labels.styleId || null,
    count: settings.count,
    size: settings.size,
    spot: spotOf(settings.placement),
    // What is in the settings came from the style as well; it would be added a second time.
    negative: "",
    steps: settings.steps,
    guidanceScale: settings.guidanceScale,
    shadowStrength: settings.shadowStrength,
    seed: null,
    format: settings.format,
    promptSyntax: settings.promptSyntax,
  };
}

/** The request that the draft stands for. */
export function requestOf(photoId: string, draft: DraftSettings, language: string): GenerationRequest {
  const scene = draft.scene.trim();
  const negative = draft.negative.trim();
  return {
    photoId,
    count: draft.count,
    size: draft.size,
    placement: draft.spot ? { mode: "explicit", ...draft.spot } : { mode: "automatic" },
    format: draft.format,
    ...(scene ? { scene, language: languageOf(scene, language) } : {}),
    ...(draft.styleId ? { styleId: draft.styleId } : {}),
    ...(negative ? { negative } : {}),
    ...(draft.steps === null ? {} : { steps: draft.steps }),
    ...(draft.guidanceScale === null ? {} : { guidanceScale: draft.guidanceScale }),
    ...(draft.shadowStrength === null ? {} : { shadowStrength: draft.shadowStrength }),
    ...(draft.seed === null ? {} : { seed: draft.seed }),
    ...(draft.promptSyntax === "literal" ? {} : { promptSyntax: draft.promptSyntax }),
  };
}

/** A scene with Cyrillic letters is Russian, one with Latin letters English, whatever the interface speaks. */
function languageOf(scene: string, language: string): string {
  if (/[а-яё]/i.test(scene)) {
    return "ru";
  }
  return /[a-z]/i.test(scene) ? "en" : language;
}
