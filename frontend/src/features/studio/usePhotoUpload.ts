import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { upload } from "@/api/client";
import type { UploadedPhoto } from "@/api/model";
import { asProblem, type Problem } from "@/api/problems";
import { capabilitiesQuery } from "@/api/queries";
import { useDraft } from "./draft";
import { photoQuery } from "./photo";

type Upload =
  | { phase: "idle" }
  | { phase: "sending"; preview: string; share: number }
  | { phase: "refused"; why: "tooBig" | "wrongType" }
  | { phase: "failed"; preview: string; file: File; problem: Problem };

const TYPES = ["image/jpeg", "image/png", "image/webp"];
const MAX_BYTES = 20 * 1024 * 1024;

/** Sends one photo at a time, shown at once from the local file; a new one takes the place of one under way. */
export function usePhotoUpload() {
  const [state, setState] = useState<Upload>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  const takePhoto = useDraft((draft) => draft.takePhoto);
  const client = useQueryClient();
  const { data: capabilities } = useQuery(capabilitiesQuery);
  const maxBytes = capabilities?.upload.maxBytes ?? MAX_BYTES;

  const send = useCallback(
    async (file: File) => {
      if (!TYPES.includes(file.type)) {
        setState({ phase: "refused", why: "wrongType" });
        return;
      }
      if (file.size > maxBytes) {
        setState({ phase: "refused", why: "tooBig" });
        return;
      }
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const preview = URL.createObjectURL(file);
      setState({ phase: "sending", preview, share: 0 });
      try {
        const progress = (share: number) => setState({ phase: "sending", preview, share });
        const { photo } = await upload<UploadedPhoto>("/api/photos", "photo", file, progress, controller.signal);
        client.setQueryData(photoQuery(photo.photoId).queryKey, photo);
        takePhoto(photo.photoId);
        setState({ phase: "idle" });
      } catch (error) {
        if (running.current === controller) {
          setState(
            controller.signal.aborted
              ? { phase: "idle" }
              : { phase: "failed", preview, file, problem: asProblem(error) },
          );
        }
      }
    },
    [client, maxBytes, takePhoto],
  );

  useEffect(() => () => running.current?.abort(), []);
  const preview = "preview" in state ? state.preview : null;
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview]);

  const stop = useCallback(() => {
    running.current?.abort();
    setState({ phase: "idle" });
  }, []);
  return { state, send, stop, maxBytes };
}
