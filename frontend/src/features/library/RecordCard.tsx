import { ActionIcon, Checkbox, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LibraryRecord } from "@/api/model";
import { localized, useLanguage } from "@/i18n/i18n";
import { moment } from "@/ui/format";
import { Icon } from "@/ui/Icon";
import { isPainted, plainTitle } from "@/ui/plain";
import classes from "./LibraryPage.module.css";

type Props = {
  record: LibraryRecord;
  /** null unless pictures are being picked. */
  picked: boolean | null;
  onPick: () => void;
  onOpen: () => void;
  onFavourite: () => void;
  onDelete: () => void;
};

export function RecordCard({ record, picked, onPick, onOpen, onFavourite, onDelete }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { labels, images, createdAt, settings } = record.generation;
  const finished = images.filter((image) => image.state === "succeeded");
  const style = localized(labels.styleName ?? { en: "", ru: "" }, language);
  const title = isPainted(settings) ? labels.scene || style || t("library.untitled") : plainTitle(settings, t);
  const pictures = finished.length >= 4 ? finished.slice(0, 4) : finished.slice(0, 1);
  return (
    <article className={classes.card}>
      {picked !== null && (
        <Checkbox
          className={classes.pick}
          size="md"
          checked={picked}
          onChange={onPick}
          aria-label={t("export.pick", { title })}
        />
      )}
      <UnstyledButton
        className={classes.cover}
        data-picked={picked || undefined}
        onClick={picked === null ? onOpen : onPick}
        // While pictures are picked the box above says all of this.
        {...(picked === null ? { "aria-label": t("library.open", { title }) } : { "aria-hidden": true, tabIndex: -1 })}
      >
        <span className={pictures.length > 1 ? classes.mosaic : undefined}>
          {pictures.map((image) => (
            <img key={image.index} src={image.links.thumbnail ?? image.links.image} alt="" loading="lazy" />
          ))}
        </span>
      </UnstyledButton>
      <div className={classes.caption}>
        <div className={classes.words}>
          <Text size="sm" fw={550} truncate title={title}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {t("library.pictures", { count: finished.length })} · {moment(createdAt, language)}
          </Text>
        </div>
        <ActionIcon
          size="md"
          className={classes.favourite}
          data-on={record.favourite || undefined}
          aria-pressed={record.favourite}
          aria-label={record.favourite ? t("library.unfavourite") : t("library.favourite")}
          onClick={onFavourite}
        >
          <Icon name="heart" filled={record.favourite} />
        </ActionIcon>
        <ActionIcon size="md" aria-label={t("library.delete", { title })} onClick={onDelete}>
          <Icon name="trash" size={17} />
        </ActionIcon>
      </div>
    </article>
  );
}
