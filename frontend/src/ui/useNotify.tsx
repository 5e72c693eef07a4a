import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/api/problems";
import { problemText } from "./problemText";

type Action = { label: string; run: () => void };

/** Short messages in the corner: what happened, at most one action, and for problems the request id to quote. */
export function useNotify() {
  const { t } = useTranslation();
  return useMemo(() => {
    const closeLabel = { "aria-label": t("common.close") };
    return {
      done(message: string, action?: Action, onClose?: () => void) {
        const id = crypto.randomUUID();
        const run = () => {
          action?.run();
          notifications.hide(id);
        };
        notifications.show({
          id,
          color: "pine",
          autoClose: action ? 8000 : 4000,
          withBorder: true,
          closeButtonProps: closeLabel,
          ...(onClose ? { onClose } : {}),
          message: action ? (
            <Group justify="space-between" wrap="nowrap">
              <span>{message}</span>
              <Button size="compact-sm" variant="light" onClick={run}>
                {action.label}
              </Button>
            </Group>
          ) : (
            message
          ),
        });
      },
      problem(error: unknown, action?: Action) {
        const problem = asProblem(error);
        if (problem.signedOut) {
          return;
        }
        const id = crypto.randomUUID();
        const requestId = problem.requestId;
        notifications.show({
          id,
          color: "red",
          role: "alert",
          withBorder: true,
          autoClose: 12_000,
          closeButtonProps: closeLabel,
          title: problemText(problem, t),
          message: (action || requestId) && (
            <Stack gap={6} mt={4}>
              {problem.status >= 500 || problem.status === 0 ? null : problem.detail}
              <Group gap="xs">
                {action && (
                  <Button
                    size="compact-sm"
                    variant="light"
                    onClick={() => {
                      notifications.hide(id);
                      action.run();
                    }}
                  >
                    {action.label}
                  </Button>
                )}
                {requestId && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    onClick={() => navigator.clipboard?.writeText(requestId)}
                  >
                    {t("common.copyId")}
                  </Button>
                )}
              </Group>
            </Stack>
          ),
        });
      },
    };
  }, [t]);
}
