import { Title, VisuallyHidden } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useDropzone } from "react-dropzone";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/api/problems";
import { activeGenerationsQuery, getRecord } from "@/api/queries";
import { useNotify } from "@/ui/useNotify";
import { Controls } from "./Controls";
import { DropOverlay } from "./DropOverlay";
import { useDraft } from "./draft";
import { photoQuery } from "./photo";
import { Runs } from "./Runs";
import { Stage } from "./Stage";
import { StartPanel } from "./StartPanel";
import classes from "./StudioPage.module.css";
import { usePastedPhoto } from "./usePastedPhoto";
import { usePhotoUpload } from "./usePhotoUpload";

/** The one page where a photo becomes pictures: product on the left, scene on the right, results below. */
export function StudioPage() {
  const { t } = useTranslation();
  const uploads = usePhotoUpload();
  const photoId = useDraft((draft) => draft.photoId);
  const takePhoto = useDraft((draft) => draft.takePhoto);
  const photo = useQuery({ ...photoQuery(photoId ?? ""), enabled: photoId !== null });
  const lost = photo.error !== null && asProblem(photo.error).status === 404;
  useEffect(() => {
    if (lost) {
      takePhoto(null);
    }
  }, [lost, takePhoto]);
  useRunsFoundAgain();
  useRecordTakenUp();
  usePastedPhoto(uploads.send);

  const drop = useDropzone({
    onDrop: (files) => files[0] && uploads.send(files[0]),
    multiple: false,
    noClick: true,
    noKeyboard: true,
  });
  const ready = uploads.state.phase === "idle" && photoId !== null && photo.data ? photo.data : null;

  return (
    <div {...drop.getRootProps({ role: undefined, tabIndex: undefined })} className={classes.studio}>
      <input {...drop.getInputProps({ "aria-hidden": true })} />
      {drop.isDragActive && <DropOverlay />}
      <VisuallyHidden>
        <Title order={1}>{t("nav.studio")}</Title>
      </VisuallyHidden>
      <div className={classes.bench}>
        {ready ? (
          <Stage key={ready.photoId} photo={ready} onAnother={drop.open} />
        ) : (
          <StartPanel uploads={uploads} onChoose={drop.open} loading={photoId !== null && photo.isPending} />
        )}
        <Runs />
      </div>
      <Controls photo={ready} />
    </div>
  );
}

/** Runs that are still being painted appear again after a reload, on whatever device they were started. */
function useRunsFoundAgain(): void {
  const { data } = useQuery(activeGenerationsQuery);
  const addRun = useDraft((draft) => draft.addRun);
  useEffect(() => {
    const known = useDraft.getState().runs;
    for (const generation of [...(data ?? [])].reverse()) {
      if (!known.includes(generation.generationId)) {
        addRun(generation.generationId);
      }
    }
  }, [data, addRun]);
}

/** `?record=` takes a record of the library as the new draft. */
function useRecordTakenUp(): void {
  const { record } = useSearch({ from: "/signed-in/" });
  const navigate = useNavigate();
  const client = useQueryClient();
  const notify = useNotify();
  const reuse = useDraft((draft) => draft.reuse);
  useEffect(() => {
    if (!record) {
      return;
    }
    client
      .fetchQuery({ queryKey: ["record", record], queryFn: () => getRecord(record) })
      .then((found) => reuse(found.generation))
      .catch((error) => notify.problem(error))
      .finally(() => navigate({ to: "/", search: {}, replace: true }));
  }, [record, client, navigate, notify, reuse]);
}
