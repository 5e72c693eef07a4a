import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Style } from "@/api/model";
import type { Conflict } from "./useSaveStyle";

type Props = {
  conflict: Conflict;
  pending: boolean;
  onSaveOver: (theirs: Style) => void;
  onTakeTheirs: (theirs: Style) => void;
  onSaveAsNew: () => void;
};

/** Somebody was faster: nothing is lost, and one of the two versions is chosen. */
export function ConflictNotice({ conflict, pending, onSaveOver, onTakeTheirs, onSaveAsNew }: Props) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" variant="light" role="alert" title={t(`styles.${conflict.kind}`)}>
      <Text size="sm" mb="sm">
        {t(`styles.${conflict.kind}Hint`)}
      </Text>
      <Group gap={8}>
        {conflict.kind === "changed" && (
          <>
            <Button size="xs" loading={pending} onClick={() => onSaveOver(conflict.theirs)}>
              {t("styles.keepMine")}
            </Button>
            <Button size="xs" variant="default" onClick={() => onTakeTheirs(conflict.theirs)}>
              {t("styles.takeTheirs")}
            </Button>
          </>
        )}
        <Button size="xs" variant={conflict.kind === "gone" ? "filled" : "default"} onClick={onSaveAsNew}>
          {t("styles.saveAsNew")}
        </Button>
      </Group>
    </Alert>
  );
}
