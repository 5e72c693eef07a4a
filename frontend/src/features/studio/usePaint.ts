import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import { feedOf } from "@/api/generationFeed";
import type { GenerationReply, GenerationRequest, Photo } from "@/api/model";
import { asProblem } from "@/api/problems";
import { useLanguage } from "@/i18n/i18n";
import { problemText } from "@/ui/problemText";
import { useNotify } from "@/ui/useNotify";
import { requestOf, useDraft } from "./draft";
import { useOnline } from "./useOnline";
import { usePlain } from "./usePlain";
import { feedQuery } from "./useWatchedGeneration";

/** Starts generations. An attempt that fails on the way is repeated under its own key, so nothing is painted twice. */
export function useStart() {
  const client = useQueryClient();
  const addRun = useDraft((draft) => draft.addRun);
  return useMutation({
    mutationFn: async (attempt: { key: string; request: GenerationRequest }) => {
      const headers = { "Idempotency-Key": attempt.key };
      return (await call<GenerationReply>("POST", "/api/generations", { json: attempt.request, headers })).generation;
    },
    onSuccess: (generation) => {
      client.setQueryData(feedQuery(generation.generationId).queryKey, feedOf(generation));
      addRun(generation.generationId);
      requestAnimationFrame(() =>
        document.getElementById("runs")?.scrollIntoView({ behavior: "smooth", block: "start" }),
      );
    },
  });
}

export function usePaint(photo: Photo | null) {
  const { t } = useTranslation();
  const language = useLanguage();
  const notify = useNotify();
  const online = useOnline();
  const start = useStart();
  const key = useRef<{ body: string; value: string } | null>(null);
  const [sceneError, setSceneError] = useState<string | null>(null);
  const scene = useDraft((draft) => draft.scene.trim());
  const styleId = useDraft((draft) => draft.styleId);
  const plain = usePlain();
  const blocked = !online
    ? t("paint.offline")
    : !photo
      ? t("paint.needsPhoto")
      : !photo.mask
        ? t("paint.needsMask")
        : null;
  const { mutate, isPending } = start;

  const paint = useCallback(() => {
    if (blocked || isPending || !photo) {
      return;
    }
    if (!plain && !scene && !styleId) {
      setSceneError(t("scene.needed"));
      return;
    }
    setSceneError(null);
    const draft = useDraft.getState();
    const request = requestOf(photo.photoId, plain ? { ...draft, count: 1 } : draft, language);
    const body = JSON.stringify(request);
    if (key.current?.body !== body) {
      key.current = { body, value: crypto.randomUUID() };
    }
    mutate(
      { key: key.current.value, request },
      {
        onSuccess: () => {
          key.current = null;
        },
        onError: (error) => {
          const problem = asProblem(error);
          if (problem.fields.some((field) => field.field === "scene") || problem.reason === "SCENE_MISSING") {
            setSceneError(problemText(problem, t));
          } else {
            notify.problem(error);
          }
        },
      },
    );
  }, [blocked, isPending, photo, plain, scene, styleId, t, language, mutate, notify]);

  return { start: paint, pending: isPending, blocked, sceneError: scene || styleId || plain ? null : sceneError };
}
