import { Button, Loader, Text, Title, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/i18n/i18n";
import { megabytes } from "@/ui/format";
import { Icon } from "@/ui/Icon";
import { problemText } from "@/ui/problemText";
import classes from "./StartPanel.module.css";
import type { usePhotoUpload } from "./usePhotoUpload";

const SAMPLES = ["bottle", "box", "jar"] as const;

type Props = { uploads: ReturnType<typeof usePhotoUpload>; onChoose: () => void; loading: boolean };

/** Before there is a photo: an invitation, then the upload with the photo already in sight. */
export function StartPanel({ uploads, onChoose, loading }: Props) {
  const { t } = useTranslation();
  const { state } = uploads;
  if (state.phase === "sending") {
    return <Sending preview={state.preview} share={state.share} onStop={uploads.stop} />;
  }
  if (loading) {
    return (
      <section className={classes.panel} aria-busy="true">
        <Loader aria-label={t("common.loading")} />
      </section>
    );
  }
  return (
    <section className={classes.panel} aria-labelledby="start-title">
      <div className={classes.mark}>
        <Icon name="photo" size={30} />
      </div>
      <Title order={2} id="start-title" className={classes.title}>
        {t("drop.title")}
      </Title>
      <Text c="dimmed" maw={420} ta="center">
        {t("drop.hint")}
      </Text>
      <Refusal uploads={uploads} />
      <Button size="md" mt="sm" onClick={onChoose}>
        {t("drop.choose")}
      </Button>
      <Limits maxBytes={uploads.maxBytes} />
      <Samples onSample={uploads.send} />
    </section>
  );
}

function Limits({ maxBytes }: { maxBytes: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Text size="sm" c="dimmed">
      {t("drop.limits", { size: megabytes(maxBytes, language) })}
    </Text>
  );
}

function Refusal({ uploads }: { uploads: Props["uploads"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state } = uploads;
  if (state.phase === "refused") {
    return (
      <Text role="alert" c="var(--mantine-color-error)" size="sm" ta="center">
        {state.why === "tooBig"
          ? t("drop.tooBig", { size: megabytes(uploads.maxBytes, language) })
          : t("drop.wrongType")}
      </Text>
    );
  }
  if (state.phase === "failed") {
    return (
      <div role="alert" className={classes.failed}>
        <Text c="var(--mantine-color-error)" size="sm">
          {t("drop.unsent")} {problemText(state.problem, t)}
        </Text>
        <Button variant="light" size="compact-md" onClick={() => uploads.send(state.file)}>
          {t("common.retry")}
        </Button>
      </div>
    );
  }
  return null;
}

function Sending({ preview, share, onStop }: { preview: string; share: number; onStop: () => void }) {
  const { t } = useTranslation();
  const percent = Math.round(share * 100);
  return (
    <section className={classes.panel} aria-busy="true">
      <img src={preview} alt="" className={classes.preview} />
      <div className={classes.sending}>
        <Loader size="sm" aria-hidden />
        <Text aria-live="polite" fw={550}>
          {percent < 100 ? t("drop.uploading", { percent }) : t("drop.cutting")}
        </Text>
        <Button variant="subtle" color="gray" size="compact-md" onClick={onStop}>
          {t("drop.stop")}
        </Button>
      </div>
    </section>
  );
}

function Samples({ onSample }: { onSample: (file: File) => void }) {
  const { t } = useTranslation();
  const take = async (name: string) => {
    const reply = await fetch(`/samples/${name}.jpg`);
    onSample(new File([await reply.blob()], `${name}.jpg`, { type: "image/jpeg" }));
  };
  return (
    <div className={classes.samples}>
      <Text size="sm" c="dimmed">
        {t("drop.samples")}
      </Text>
      <div className={classes.row}>
        {SAMPLES.map((name) => (
          <UnstyledButton key={name} className={classes.sample} onClick={() => take(name)}>
            <img src={`/samples/${name}.jpg`} alt="" width={76} height={94} loading="lazy" />
            <span>{t(`drop.${name}`)}</span>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
