import { ActionIcon, Button, Group, Loader, Modal, SegmentedControl, Slider, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { Photo, PhotoReply } from "@/api/model";
import { loadPicture } from "@/canvas/cutout";
import { type Brush, MaskLayer } from "@/canvas/maskLayer";
import { Icon } from "@/ui/Icon";
import { useNotify } from "@/ui/useNotify";
import { MaskCanvas } from "./MaskCanvas";
import classes from "./MaskEditor.module.css";
import { MaskTools } from "./MaskTools";
import { maskAddress, photoQuery } from "./photo";

const SMALLEST = 2;
const LARGEST = 200;
const NEXT_SIZE = 1.2;

type Material = { photo: HTMLImageElement; layer: MaskLayer };

/** Repairs the cut-out with a brush; the new mask counts when it has been stored. */
export function MaskEditor({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [material, setMaterial] = useState<Material | null>(null);
  const [brush, setBrush] = useState<Brush>({ mode: photo.mask ? "erase" : "add", radius: 24 });
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((count) => count + 1);

  useEffect(() => {
    let wanted = true;
    prepare(photo)
      .then((ready) => wanted && setMaterial(ready))
      .catch((error) => {
        notify.problem(error);
        onClose();
      });
    return () => {
      wanted = false;
    };
  }, [photo, notify, onClose]);

  const save = useMutation({
    mutationFn: async (layer: MaskLayer) => {
      const body = await layer.toMask();
      return (await call<PhotoReply>("PUT", `/api/photos/${encodeURIComponent(photo.photoId)}/mask`, { body })).photo;
    },
    onSuccess: (updated) => {
      client.setQueryData(photoQuery(photo.photoId).queryKey, updated);
      onClose();
    },
    onError: (error) => notify.problem(error),
  });
  const layer = material?.layer;
  const undo = () => {
    layer?.undo();
    changed();
  };
  const redo = () => {
    layer?.redo();
    changed();
  };
  const resize = (factor: number) =>
    setBrush((known) => ({ ...known, radius: Math.min(LARGEST, Math.max(SMALLEST, known.radius * factor)) }));

  useMaskKeys({
    add: () => setBrush((known) => ({ ...known, mode: "add" })),
    erase: () => setBrush((known) => ({ ...known, mode: "erase" })),
    smaller: () => resize(1 / NEXT_SIZE),
    larger: () => resize(NEXT_SIZE),
    undo,
    redo,
  });

  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t("mask.title")}
      closeOnEscape={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
      classNames={{ body: classes.body, content: classes.content }}
    >
      <div className={classes.tools} role="toolbar" aria-label={t("mask.title")}>
        <SegmentedControl
          size="sm"
          aria-label={t("mask.tool")}
          value={brush.mode}
          onChange={(mode) => setBrush({ ...brush, mode: mode === "add" ? "add" : "erase" })}
          data={[
            { value: "add", label: t("mask.add") },
            { value: "erase", label: t("mask.erase") },
          ]}
        />
        <div className={classes.size}>
          <Text size="sm">{t("mask.size")}</Text>
          <Slider
            className={classes.slider}
            min={SMALLEST}
            max={LARGEST}
            value={Math.round(brush.radius)}
            onChange={(radius) => setBrush({ ...brush, radius })}
            thumbLabel={t("mask.size")}
            label={null}
          />
        </div>
        <Group gap={4}>
          <ActionIcon aria-label={t("mask.undo")} onClick={undo} disabled={!layer?.canUndo}>
            <Icon name="undo" />
          </ActionIcon>
          <ActionIcon aria-label={t("mask.redo")} onClick={redo} disabled={!layer?.canRedo}>
            <Icon name="redo" />
          </ActionIcon>
        </Group>
        <Group gap={8} ml="auto">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button loading={save.isPending} disabled={!layer?.canUndo} onClick={() => layer && save.mutate(layer)}>
            {t("mask.done")}
          </Button>
        </Group>
      </div>
      <MaskTools photo={photo} layer={layer} onChange={changed} />
      {material ? (
        <MaskCanvas photo={material.photo} layer={material.layer} brush={brush} version={version} onChange={changed} />
      ) : (
        <div className={classes.loading}>
          <Loader aria-label={t("common.loading")} />
        </div>
      )}
      <Text size="xs" c="dimmed" className={classes.help}>
        {t("mask.help")}
      </Text>
    </Modal>
  );
}

/** Without a mask the brush begins with an empty sheet, so that only what is painted is kept. */
async function prepare(photo: Photo): Promise<Material> {
  const [picture, mask] = await Promise.all([
    loadPicture(photo.links.photo),
    photo.mask ? loadPicture(maskAddress(photo)) : Promise.resolve(null),
  ]);
  return { photo: picture, layer: MaskLayer.of(photo, mask) };
}

type Keys = Record<"add" | "erase" | "smaller" | "larger" | "undo" | "redo", () => void>;

function useMaskKeys(keys: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action) {
        event.preventDefault();
        keys[action]();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

function actionOf(event: KeyboardEvent): keyof Keys | null {
  if (event.ctrlKey || event.metaKey) {
    if (event.code === "KeyZ") {
      return event.shiftKey ? "redo" : "undo";
    }
    return event.code === "KeyY" ? "redo" : null;
  }
  switch (event.code) {
    case "KeyB":
      return "add";
    case "KeyE":
      return "erase";
    case "BracketLeft":
      return "smaller";
    case "BracketRight":
      return "larger";
    default:
      return null;
  }
}
