import { ActionIcon, Button, Group, Modal, SegmentedControl, Text } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Generation, GenerationImage } from "@/api/model";
import { CheckBadge } from "../CheckBadge";
import { FidelityBadge } from "../FidelityBadge";
import { Icon } from "../Icon";
import { isPainted, plainTitle } from "../plain";
import { Compared } from "./Compared";
import { PictureDetails } from "./PictureDetails";
import classes from "./PictureViewer.module.css";
import { ZoomedPicture } from "./ZoomedPicture";

type Props = {
  generation: Generation;
  index: number;
  onIndex: (index: number) => void;
  onClose: () => void;
  /** Buttons of the page that opened the viewer. */
  actions?: ReactNode;
};

/** One finished picture large: zoom, comparison with the original, how it was made, download. */
export function PictureViewer({ generation, index, onIndex, onClose, actions }: Props) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<"picture" | "compare">("picture");
  const pictures = generation.images.filter((image) => image.state === "succeeded");
  const at = Math.max(
    0,
    pictures.findIndex((image) => image.index === index),
  );
  const image = pictures[at];
  const turn = (by: number) => {
    const next = pictures[(at + by + pictures.length) % pictures.length];
    if (next) {
      onIndex(next.index);
    }
  };
  useTurnKeys(turn, mode === "picture");
  if (!image) {
    return null;
  }
  const alt = t("runs.imageAlt", {
    number: image.index + 1,
    scene: isPainted(generation.settings)
      ? generation.labels.scene || generation.settings.prompt
      : plainTitle(generation.settings, t),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t("viewer.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      classNames={{ content: classes.content, body: classes.body, header: classes.header }}
    >
      <div className={classes.table}>
        {mode === "picture" ? (
          <ZoomedPicture key={image.links.image} src={shownOf(image)} alt={alt} />
        ) : (
          <Compared generation={generation} after={shownOf(image)} alt={alt} />
        )}
      </div>
      <aside className={classes.side}>
        <Group justify="space-between">
          <SegmentedControl
            size="sm"
            aria-label={t("viewer.title")}
            value={mode}
            onChange={(value) => setMode(value === "compare" ? "compare" : "picture")}
            data={[
              { value: "picture", label: t("viewer.picture") },
              { value: "compare", label: t("viewer.compare") },
            ]}
          />
          {pictures.length > 1 && <Pager at={at} count={pictures.length} onTurn={turn} />}
        </Group>
        {image.fidelity && (
          <div>
            <FidelityBadge fidelity={image.fidelity} /> {image.check && <CheckBadge check={image.check} />}
          </div>
        )}
        <Group gap={8}>
          <Button
            component="a"
            href={`${image.links.image}?download=1`}
            download
            leftSection={<Icon name="download" size={16} />}
          >
            {t("viewer.download")}
          </Button>
          {actions}
        </Group>
        <PictureDetails generation={generation} image={image as GenerationImage} />
      </aside>
    </Modal>
  );
}

/** No browser shows a Photoshop file: its thumbnail stands in for it. */
function shownOf({ mediaType, links }: GenerationImage): string {
  return mediaType === "image/vnd.adobe.photoshop" ? (links.thumbnail ?? links.image) : links.image;
}

function Pager({ at, count, onTurn }: { at: number; count: number; onTurn: (by: number) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon aria-label={t("viewer.previous")} onClick={() => onTurn(-1)}>
        <Icon name="left" />
      </ActionIcon>
      <Text size="sm" c="dimmed" aria-live="polite">
        {t("viewer.of", { index: at + 1, count })}
      </Text>
      <ActionIcon aria-label={t("viewer.next")} onClick={() => onTurn(1)}>
        <Icon name="right" />
      </ActionIcon>
    </Group>
  );
}

/** Left and right turn the page, except where a control of its own uses them. */
function useTurnKeys(turn: (by: number) => void, active: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const busy =
        event.target instanceof HTMLElement && event.target.closest("input, [role=application], [role=radiogroup]");
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (active && by && !busy) {
        turn(by);
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}
