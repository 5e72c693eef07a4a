import { ActionIcon, Progress as Bar, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { hasEnded, type Preview, type Stepping } from "@/api/generationFeed";
import type { GenerationImage } from "@/api/model";
import { CheckBadge } from "@/ui/CheckBadge";
import { FidelityBadge } from "@/ui/FidelityBadge";
import { Icon } from "@/ui/Icon";
import { reasonText } from "@/ui/problemText";
import classes from "./Runs.module.css";

/** No browser shows these. */
const PHOTOSHOP = "image/vnd.adobe.photoshop";

type Props = {
  image: GenerationImage;
  preview: Preview | null;
  stepping: Stepping | null;
  ratio: number;
  title: string;
  onOpen: () => void;
  onCancel: () => void;
};

/** One picture on its way: waiting, forming step by step, finished, or not. */
export function RunTile({ image, preview, stepping, ratio, title, onOpen, onCancel }: Props) {
  const { t } = useTranslation();
  const number = image.index + 1;
  return (
    <figure className={classes.tile} data-state={image.state}>
      <div className={classes.frame} style={{ aspectRatio: ratio }}>
        {image.state === "succeeded" && image.mediaType === PHOTOSHOP ? (
          <span className={classes.note}>{t("runs.layers")}</span>
        ) : image.state === "succeeded" ? (
          <UnstyledButton className={classes.open} onClick={onOpen} aria-label={t("runs.open", { number })}>
            <img
              src={image.links.image}
              alt={t("runs.imageAlt", { number, scene: title })}
              className={classes.filled}
            />
          </UnstyledButton>
        ) : preview && !hasEnded(image.state) ? (
          <img
            src={preview.image}
            alt={t("runs.previewAlt", { number })}
            className={classes.forming}
            data-testid="preview"
          />
        ) : hasEnded(image.state) ? (
          <span className={classes.note}>{image.state === "cancelled" ? t("runs.cancelled") : t("runs.failed")}</span>
        ) : (
          <span className={classes.shimmer} aria-hidden="true" />
        )}
        {!hasEnded(image.state) && (
          <ActionIcon
            className={classes.cancel}
            variant="default"
            size="md"
            aria-label={t("runs.cancelOne", { number })}
            onClick={onCancel}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        )}
        {stepping && stepping.steps > 0 && (
          <Bar
            className={classes.bar}
            size={4}
            radius={0}
            value={(stepping.step / stepping.steps) * 100}
            aria-label={t("runs.step", { step: stepping.step, steps: stepping.steps })}
          />
        )}
      </div>
      <figcaption>
        {image.state === "succeeded" ? (
          <>
            {image.fidelity && <FidelityBadge fidelity={image.fidelity} />}
            {image.check && <CheckBadge check={image.check} />}
            <ActionIcon
              component="a"
              href={`${image.links.image}?download=1`}
              download
              size="md"
              ml="auto"
              aria-label={t("runs.download", { number })}
            >
              <Icon name="download" size={16} />
            </ActionIcon>
          </>
        ) : stepping?.steps === 0 ? (
          t("runs.preparing")
        ) : stepping ? (
          t("runs.step", { step: stepping.step, steps: stepping.steps })
        ) : image.state === "failed" ? (
          image.failure && (reasonText(image.failure.reason, t) ?? image.failure.message)
        ) : image.state === "cancelled" ? (
          "\u00a0"
        ) : (
          t("runs.queued")
        )}
      </figcaption>
    </figure>
  );
}
