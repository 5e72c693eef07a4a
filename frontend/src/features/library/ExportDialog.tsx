import { Alert, Anchor, Button, Group, Loader, Modal, NativeSelect, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchFile } from "@/api/client";
import { exportCheckQuery, presetsQuery } from "@/api/queries";
import { localized, useLanguage } from "@/i18n/i18n";
import { day } from "@/ui/format";
import { Icon } from "@/ui/Icon";
import { useNotify } from "@/ui/useNotify";
import classes from "./ExportDialog.module.css";
import { ExportedPicture } from "./ExportedPicture";
import { keyOf, type Picked } from "./picked";

type Props = { pictures: readonly Picked[]; onClose: () => void };

/** Chooses a marketplace, shows how each picture would pass its rules, and packs them. */
export function ExportDialog({ pictures, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const notify = useNotify();
  const [presetId, setPresetId] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { data: presets = [] } = useQuery(presetsQuery);
  const preset = presets.find((candidate) => candidate.presetId === presetId);
  const chosen = pictures.filter((picture) => !left.has(keyOf(picture)));
  const images = chosen.map(({ recordId, index }) => ({ recordId, index }));
  const check = useQuery(exportCheckQuery(presetId, images));
  const pack = useMutation({
    mutationFn: () => fetchFile("/api/exports", { presetId, images, language }),
    onSuccess: (zip) => save(zip, `backdrop-${presetId}.zip`),
    onError: (error) => notify.problem(error),
  });
  const toggle = (picture: Picked) => {
    const next = new Set(left);
    if (!next.delete(keyOf(picture))) {
      next.add(keyOf(picture));
    }
    setLeft(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t("export.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className={classes.dialog}>
        <NativeSelect
          label={t("export.market")}
          value={presetId}
          onChange={(event) => setPresetId(event.currentTarget.value)}
          data={[
            { value: "", label: t("export.choose") },
            ...presets.map((one) => ({ value: one.presetId, label: localized(one.name, language) })),
          ]}
        />
        {preset && (
          <Alert
            color={preset.confirmed ? "gray" : "yellow"}
            icon={<Icon name={preset.confirmed ? "check" : "warning"} size={16} />}
          >
            <Text size="sm" component="span">
              {localized(preset.note, language)}{" "}
              {t(preset.confirmed ? "market.confirmed" : "market.unconfirmed", {
                date: day(preset.checkedOn, language),
              })}{" "}
              <Anchor href={preset.sourceUrl} target="_blank" rel="noreferrer" inherit>
                {t("market.source")}
              </Anchor>
            </Text>
          </Alert>
        )}
        {check.isError && (
          <Text role="alert" size="sm">
            {t("export.failed")}
          </Text>
        )}
        <ul className={classes.pictures} aria-busy={check.isFetching}>
          {pictures.map((picture) => (
            <ExportedPicture
              key={keyOf(picture)}
              picture={picture}
              included={!left.has(keyOf(picture))}
              onToggle={() => toggle(picture)}
              checked={check.data?.images.find((one) => keyOf(one.image) === keyOf(picture))}
            />
          ))}
        </ul>
        <Group justify="space-between" className={classes.foot}>
          <Text size="sm" component="div" role="status">
            {check.isFetching ? (
              <Group gap={8}>
                <Loader size="xs" aria-hidden="true" />
                {t("export.measuring")}
              </Group>
            ) : (
              check.data && t(check.data.passed ? "export.allPass" : "export.somePass")
            )}
          </Text>
          <Button
            disabled={!preset || images.length === 0}
            loading={pack.isPending}
            leftSection={<Icon name="download" size={16} />}
            onClick={() => pack.mutate()}
          >
            {t("export.download", { count: images.length })}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
