import { Button, Skeleton, Text, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import { type Feed, hasEnded } from "@/api/generationFeed";
import type { Generation, GenerationReply } from "@/api/model";
import { localized, useLanguage } from "@/i18n/i18n";
import { CutNotice } from "@/ui/CutNotice";
import { duration } from "@/ui/format";
import { Icon } from "@/ui/Icon";
import { isPainted, plainTitle } from "@/ui/plain";
import { reasonText } from "@/ui/problemText";
import { useNotify } from "@/ui/useNotify";
import { requestOf, settingsOf, useDraft } from "./draft";
import { photoQuery } from "./photo";
import classes from "./Runs.module.css";
import { RunTile } from "./RunTile";
import { useStart } from "./usePaint";
import { feedQuery, useWatchedGeneration } from "./useWatchedGeneration";

const PictureViewer = lazy(() =>
  import("@/ui/viewer/PictureViewer").then((module) => ({ default: module.PictureViewer })),
);

/** One generation: how far it is, a tile for each picture, and what one can do with it. */
export function Run({ generationId }: { generationId: string }) {
  const { feed, waiting, gone } = useWatchedGeneration(generationId);
  const removeRun = useDraft((draft) => draft.removeRun);
  useEffect(() => {
    if (gone) {
      removeRun(generationId);
    }
  }, [gone, generationId, removeRun]);
  return feed ? <KnownRun feed={feed} waiting={waiting} /> : <Skeleton height={220} radius={12} />;
}

function KnownRun({ feed, waiting }: { feed: Feed; waiting: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number | null>(null);
  const { generation, previews, steps } = feed;
  const photo = useQuery(photoQuery(generation.labels.photoId)).data;
  const cancel = useCancel(generation.generationId);
  const again = useAgain();
  const removeRun = useDraft((draft) => draft.removeRun);
  const title = useRunTitle(generation);
  const ended = hasEnded(generation.state);
  const ratio = generation.settings.size.width / generation.settings.size.height;
  return (
    <article className={classes.run} aria-label={title}>
      <header className={classes.head}>
        <div className={classes.headText}>
          <Text fw={570} lineClamp={2}>
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            <Status generation={generation} waiting={waiting} />
          </Text>
          <CutNotice generation={generation} />
        </div>
        <div className={classes.actions}>
          {ended ? (
            <>
              {isPainted(generation.settings) && (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<Icon name="again" size={15} />}
                  loading={again.pending}
                  onClick={() => again.start(generation)}
                >
                  {t("runs.again")}
                </Button>
              )}
              <Button variant="subtle" color="gray" size="xs" onClick={() => removeRun(generation.generationId)}>
                {t("runs.hide")}
              </Button>
            </>
          ) : (
            <Button variant="default" size="xs" onClick={() => cancel.mutate(null)}>
              {t("runs.cancelAll")}
            </Button>
          )}
        </div>
      </header>
      {generation.failure && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {t("runs.failed")}. {reasonText(generation.failure.reason, t) ?? generation.failure.message}
        </Text>
      )}
      <div className={classes.tiles}>
        {photo && (
          <figure className={classes.tile}>
            <div className={classes.frame} style={{ aspectRatio: ratio }}>
              <img src={photo.links.thumbnail} alt={t("runs.original")} className={classes.fitted} />
            </div>
            <figcaption>{t("runs.original")}</figcaption>
          </figure>
        )}
        {generation.images.map((image) => (
          <RunTile
            key={image.index}
            image={image}
            preview={previews[image.index] ?? null}
            stepping={steps[image.index] ?? null}
            ratio={ratio}
            title={title}
            onOpen={() => setShown(image.index)}
            onCancel={() => cancel.mutate(image.index)}
          />
        ))}
      </div>
      <Announcer feed={feed} />
      {shown !== null && (
        <Suspense fallback={null}>
          <PictureViewer generation={generation} index={shown} onIndex={setShown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </article>
  );
}

function useRunTitle(generation: Generation): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const style = localized(generation.labels.styleName ?? { en: "", ru: "" }, language);
  const { labels, settings } = generation;
  if (!isPainted(settings)) {
    return plainTitle(settings, t);
  }
  return labels.scene || (style ? t("runs.byStyle", { style }) : settings.prompt);
}

function Status({ generation, waiting }: { generation: Generation; waiting: boolean }) {
  const { t } = useTranslation();
  const { progress, state } = generation;
  if (waiting && !hasEnded(state)) {
    return t("runs.reconnecting");
  }
  if (state === "cancelled") {
    return t("runs.cancelled");
  }
  if (hasEnded(state)) {
    return t("runs.done", { count: generation.images.filter((image) => image.state === "succeeded").length });
  }
  if (progress?.phase === "waiting") {
    const place = progress.position > 1 ? t("runs.position", { count: progress.position - 1 }) : t("runs.next");
    const wait = progress.estimatedWaitMs ? t("runs.wait", { time: duration(progress.estimatedWaitMs, t) }) : null;
    return [t("runs.queued"), place, wait].filter(Boolean).join(" · ");
  }
  if (progress?.phase === "stepping" && progress.steps > 0) {
    const left = progress.estimatedRemainingMs;
    const step = t("runs.step", { step: progress.step, steps: progress.steps });
    return left && left > 3000 ? `${step} · ${t("runs.remaining", { time: duration(left, t) })}` : step;
  }
  return t("runs.preparing");
}

/** Speaks in quarters, not at each step. */
function Announcer({ feed }: { feed: Feed }) {
  const { t } = useTranslation();
  const { images, state } = feed.generation;
  const done = images.filter((image) => hasEnded(image.state)).length;
  const share = Object.values(feed.steps).reduce((sum, { step, steps }) => sum + step / Math.max(1, steps), 0);
  const percent = Math.floor((Math.min(1, (done + share) / images.length) * 100) / 25) * 25;
  const text = hasEnded(state)
    ? t("runs.done", { count: images.filter((image) => image.state === "succeeded").length })
    : percent > 0
      ? t("runs.progress", { percent })
      : "";
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {text}
      </span>
    </VisuallyHidden>
  );
}

function useCancel(generationId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (imageIndex: number | null) =>
      call<GenerationReply>("POST", `/api/generations/${encodeURIComponent(generationId)}/cancellation`, {
        json: imageIndex === null ? {} : { imageIndex },
      }),
    onSuccess: ({ generation }) =>
      client.setQueryData(feedQuery(generationId).queryKey, (known) =>
        known ? { ...known, generation: { ...generation, progress: known.generation.progress } } : known,
      ),
    onError: (error) => notify.problem(error),
  });
}

/** The same run once more with a seed of its own. */
function useAgain() {
  const notify = useNotify();
  const language = useLanguage();
  const start = useStart();
  return {
    pending: start.isPending,
    start: (generation: Generation) => {
      const request = requestOf(generation.labels.photoId, settingsOf(generation), language);
      start.mutate({ key: crypto.randomUUID(), request }, { onError: (error) => notify.problem(error) });
    },
  };
}
