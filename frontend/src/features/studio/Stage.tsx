import { ActionIcon, Alert, Button, Group, Skeleton, Slider, Text, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Photo } from "@/api/model";
import {
  clampSpot,
  frameOf,
  magnification,
  productBox,
  reachesOut,
  type Spot,
  spotOfFrame,
} from "@/canvas/kernels/placement";
import { Icon } from "@/ui/Icon";
import { backdropOf } from "./backdrop";
import { useDraft } from "./draft";
import { PlacementCanvas } from "./PlacementCanvas";
import { cutoutQuery, SURE_ENOUGH } from "./photo";
import { ShareNotice } from "./ShareNotice";
import { SizePicker } from "./SizePicker";
import classes from "./Stage.module.css";

const MaskEditor = lazy(() => import("./MaskEditor").then((module) => ({ default: module.MaskEditor })));

/** The cut-out product on its canvas, with everything that decides where it stands. */
export function Stage({ photo, onAnother }: { photo: Photo; onAnother: () => void }) {
  const { t } = useTranslation();
  const [repairing, setRepairing] = useState(false);
  const [original, setOriginal] = useState(false);
  const cutout = useQuery(cutoutQuery(photo));
  const size = useDraft((draft) => draft.size);
  const placed = useDraft((draft) => draft.spot);
  const placing = useDraft((draft) => draft.placing);
  const background = useDraft((draft) => draft.background);
  const change = useDraft((draft) => draft.change);
  const product = cutout.data?.bounds ?? null;
  const spot = placed ?? (product && spotOfFrame(frameOf(placing, product, photo, size), size));
  const move = (next: Spot) => change({ spot: clampSpot(next) });
  const cut = photo.mask !== null && cutout.data !== null;

  return (
    <section className={classes.stage} aria-label={t("stage.title")}>
      <Group justify="space-between" gap="xs" className={classes.bar}>
        <SizePicker />
        <Group gap={6}>
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="brush" size={15} />}
            onClick={() => setRepairing(true)}
          >
            {t("stage.repair")}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-pressed={original}
            onClick={() => setOriginal(!original)}
            disabled={!cut}
          >
            {original ? t("stage.cutout") : t("stage.original")}
          </Button>
          <Button variant="default" size="xs" leftSection={<Icon name="photo" size={15} />} onClick={onAnother}>
            {t("drop.another")}
          </Button>
        </Group>
      </Group>
      <div className={classes.table}>
        {original || !cut ? (
          <img className={classes.photo} src={photo.links.photo} alt={photo.fileName} />
        ) : cutout.data && spot ? (
          <PlacementCanvas
            cutout={cutout.data}
            photo={photo}
            canvas={size}
            spot={spot}
            backdrop={backdropOf(background)}
            onMove={move}
          />
        ) : cutout.isError ? (
          <Text role="alert" c="dimmed">
            {t("stage.failed")}
          </Text>
        ) : (
          <Skeleton style={{ aspectRatio: `${size.width} / ${size.height}` }} className={classes.skeleton} />
        )}
      </div>
      {product && spot && !original && (
        <div className={classes.place}>
          <Text size="sm" fw={550} id="product-size">
            {t("stage.size")}
          </Text>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={`${t("stage.size")} −`}
            onClick={() => move({ ...spot, height: spot.height - 0.05 })}
          >
            <Icon name="minus" size={15} />
          </ActionIcon>
          <Slider
            className={classes.slider}
            min={5}
            max={150}
            step={1}
            value={Math.round(spot.height * 100)}
            onChange={(percent) => move({ ...spot, height: percent / 100 })}
            label={(percent) => `${percent} %`}
            thumbLabel={t("stage.size")}
          />
          <ActionIcon
            variant="default"
            size="md"
            aria-label={`${t("stage.size")} +`}
            onClick={() => move({ ...spot, height: spot.height + 0.05 })}
          >
            <Icon name="plus" size={15} />
          </ActionIcon>
          <Tooltip label={placed ? t("stage.placedByHand") : t(`placing.${placing.mode}`)}>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              disabled={!placed && placing.mode === "automatic"}
              onClick={() => change(placed ? { spot: null } : { placing: { mode: "automatic" } })}
            >
              {t("stage.reset")}
            </Button>
          </Tooltip>
        </div>
      )}
      {cut && product && spot && <ShareNotice shown={productBox(spot, product, size)} product={product} />}
      <Notices
        photo={photo}
        cut={cut}
        enlargement={product && spot ? magnification(spot, product, size) : 1}
        outside={Boolean(product && spot && reachesOut(productBox(spot, product, size), size))}
      />
      {repairing && (
        <Suspense fallback={null}>
          <MaskEditor photo={photo} onClose={() => setRepairing(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Notices({
  photo,
  cut,
  enlargement,
  outside,
}: {
  photo: Photo;
  cut: boolean;
  enlargement: number;
  outside: boolean;
}) {
  const { t } = useTranslation();
  const confidence = photo.mask?.confidence ?? 1;
  const icon = <Icon name="warning" />;
  return (
    <div aria-live="polite" className={classes.notices}>
      {!cut && (
        <Alert color="orange" variant="light" icon={icon}>
          {t("stage.noMask")}
        </Alert>
      )}
      {cut && confidence < SURE_ENOUGH && (
        <Alert color="orange" variant="light" icon={icon}>
          {t("stage.lowConfidence")}
        </Alert>
      )}
      {cut && outside && (
        <Text size="sm" c="dimmed">
          {t("stage.outside")}
        </Text>
      )}
      {cut && enlargement > 1.02 && (
        <Text size="sm" c="dimmed">
          {t("stage.enlarged", { percent: Math.round(enlargement * 100) })}
        </Text>
      )}
    </div>
  );
}
