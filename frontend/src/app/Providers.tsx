import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queryClient } from "./queryClient";
import { router } from "./routes";
import { cssVariablesResolver, theme } from "./theme";

export function Providers() {
  const { t } = useTranslation();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" containerWidth={400} aria-label={t("app.name")} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
