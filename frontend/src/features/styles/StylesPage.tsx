import { Button, FileButton, Group, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Style } from "@/api/model";
import { stylesQuery } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { useDeletions } from "@/ui/useDeletions";
import { useNotify } from "@/ui/useNotify";
import { type Edited, StyleEditor } from "./StyleEditor";
import { BuiltInRow, OwnRow } from "./StyleRows";
import classes from "./StylesPage.module.css";
import { useStyleFiles } from "./useStyleFiles";

const STYLES = { path: "/api/styles", queryKey: stylesQuery.queryKey };

/** Styles of one's own: made, changed, deleted, carried from account to account; built-in ones to start from. */
export function StylesPage() {
  const { t } = useTranslation();
  const notify = useNotify();
  const styles = useQuery(stylesQuery);
  const deletions = useDeletions(STYLES);
  const files = useStyleFiles();
  const resetFile = useRef<() => void>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const own = styles.data?.filter((style) => !style.builtIn && !deletions.hidden.has(style.styleId));
  const remove = (style: Style) => {
    deletions.remove(style.styleId);
    notify.done(t("styles.deleted"), { label: t("common.undo"), run: () => deletions.undo(style.styleId) });
  };
  const take = async (file: File | null) => {
    resetFile.current?.();
    if (file) {
      await files.importFile(file);
    }
  };
  return (
    <div className={classes.page}>
      <Title order={1} size="h2">
        {t("styles.title")}
      </Title>
      <Text c="dimmed">{t("styles.intro")}</Text>
      <Group gap={8}>
        <Button leftSection={<Icon name="plus" size={15} />} onClick={() => setEdited({ style: null })}>
          {t("styles.new")}
        </Button>
        <FileButton resetRef={resetFile} accept="application/json,.json" onChange={take}>
          {(props) => (
            <Button variant="default" loading={files.importing} {...props}>
              {t("styles.import")}
            </Button>
          )}
        </FileButton>
        <Button variant="default" disabled={!own?.length} loading={files.exporting} onClick={files.exportAll}>
          {t("styles.export")}
        </Button>
      </Group>
      {styles.isError && (
        <Group>
          <Text c="dimmed">{t("styles.unread")}</Text>
          <Button size="xs" variant="default" onClick={() => styles.refetch()}>
            {t("common.retry")}
          </Button>
        </Group>
      )}
      {styles.isPending && <Skeleton height={88} radius={12} />}
      {own?.length === 0 && <Text c="dimmed">{t("styles.empty")}</Text>}
      <ul className={classes.list} aria-label={t("styles.title")}>
        {own?.map((style) => (
          <OwnRow
            key={style.styleId}
            style={style}
            onEdit={() => setEdited({ style })}
            onDelete={() => remove(style)}
          />
        ))}
      </ul>
      <Title order={2} size="h4" mt="md">
        {t("styles.builtIn")}
      </Title>
      <ul className={classes.grid} aria-label={t("styles.builtIn")}>
        {styles.data
          ?.filter((style) => style.builtIn)
          .map((style) => (
            <BuiltInRow key={style.styleId} style={style} onCopy={() => setEdited({ style: null, copyOf: style })} />
          ))}
      </ul>
      {edited && <StyleEditor edited={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
