import { Button, Kbd, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Photo } from "@/api/model";
import { capabilitiesQuery } from "@/api/queries";
import { Advanced } from "./Advanced";
import classes from "./Controls.module.css";
import { useDraft } from "./draft";
import { MarketPicker } from "./MarketPicker";
import { PlainNotice } from "./PlainNotice";
import { SceneField } from "./SceneField";
import { StyleCards } from "./StyleCards";
import { usePaint } from "./usePaint";
import { usePlain } from "./usePlain";

const COUNTS = [1, 2, 4, 6, 8];

/** What to paint: scene, style, number of pictures; Paint is always in reach. */
export function Controls({ photo }: { photo: Photo | null }) {
  const { t } = useTranslation();
  const count = useDraft((draft) => draft.count);
  const change = useDraft((draft) => draft.change);
  const { data: capabilities } = useQuery(capabilitiesQuery);
  const plain = usePlain();
  const paint = usePaint(photo);
  const counts = COUNTS.filter((choice) => choice <= (capabilities?.maxCount ?? 8));

  const start = paint.start;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        start();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [start]);

  return (
    <aside className={classes.panel} aria-label={t("scene.title")}>
      <div className={classes.fields}>
        <PlainNotice />
        <SceneField error={paint.sceneError} />
        <StyleCards />
        <MarketPicker />
        <div>
          <Text size="sm" fw={550} mb={6} id="count-label">
            {t("count.label")}
          </Text>
          {plain ? (
            <Text size="sm" c="dimmed">
              {t("plain.one")}
            </Text>
          ) : (
            <SegmentedControl
              fullWidth
              aria-labelledby="count-label"
              value={String(count)}
              onChange={(value) => change({ count: Number(value) })}
              data={[...new Set([...counts, count])].sort((a, b) => a - b).map(String)}
            />
          )}
        </div>
        <Advanced />
      </div>
      <div className={classes.foot}>
        <Button
          fullWidth
          size="lg"
          loading={paint.pending}
          aria-disabled={paint.blocked !== null}
          data-blocked={paint.blocked !== null || undefined}
          className={classes.paint}
          onClick={start}
        >
          {t("paint.action")}
        </Button>
        <Text size="xs" c="dimmed" ta="center" className={classes.hint} aria-live="polite">
          {paint.blocked ?? <Kbd size="xs">{t("paint.shortcut")}</Kbd>}
        </Text>
      </div>
    </aside>
  );
}
