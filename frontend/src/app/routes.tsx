import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { sessionQuery } from "@/api/session";
import { BrokenPage, LostPage } from "./PlainPages";
import { queryClient } from "./queryClient";
import { Shell } from "./Shell";

const root = createRootRoute({ notFoundComponent: LostPage, errorComponent: BrokenPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { next?: string; expired?: boolean } => ({
    ...(typeof search.next === "string" && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {}),
    ...(search.expired === true ? { expired: true } : {}),
  }),
  beforeLoad: async ({ search }) => {
    if (await queryClient.ensureQueryData(sessionQuery)) {
      throw redirect({ to: search.next ?? "/" });
    }
  },
  component: lazyRouteComponent(() => import("@/features/session/SignInPage"), "SignInPage"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    if (!(await queryClient.ensureQueryData(sessionQuery))) {
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
  },
  component: Shell,
});

const studio = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  validateSearch: (search): { record?: string } => (typeof search.record === "string" ? { record: search.record } : {}),
  component: lazyRouteComponent(() => import("@/features/studio/StudioPage"), "StudioPage"),
});

const library = createRoute({
  getParentRoute: () => signedIn,
  path: "/library",
  validateSearch: (search): { favourites?: boolean } => (search.favourites === true ? { favourites: true } : {}),
  component: lazyRouteComponent(() => import("@/features/library/LibraryPage"), "LibraryPage"),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
});

const styles = createRoute({
  getParentRoute: () => signedIn,
  path: "/styles",
  component: lazyRouteComponent(() => import("@/features/styles/StylesPage"), "StylesPage"),
});

const keys = createRoute({
  getParentRoute: () => signedIn,
  path: "/keys",
  component: lazyRouteComponent(() => import("@/features/developer/KeysPage"), "KeysPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, signedIn.addChildren([studio, library, styles, settings, keys])]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
