import { type ComponentType, lazy, type LazyExoticComponent, Suspense, useMemo } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Me } from "#contract/auth.ts";
import { Waiting } from "../ui/index.ts";
import { type DeskRoute, OpenRoutes } from "./desk-route.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageErrors } from "./PageErrors.tsx";
import { routes, routesFor } from "./routes.tsx";

const pages = new Map<DeskRoute, LazyExoticComponent<ComponentType>>(
  routes.map((one) => [one, lazy(async () => ({ default: await one.load() }))]),
);

export function DeskPages({ me }: { me: Me }) {
  const [path] = useLocation();
  const open = useMemo(() => routesFor(me.verbs), [me.verbs]);
  return (
    <OpenRoutes.Provider value={open}>
      <PageErrors key={`${me.office.grantId} ${path}`}>
        <Suspense fallback={<Waiting lines={8} />}>
          <Switch>
            {/* A page this office may not open is missing, and its address never falls to a page that takes any word there. */}
            {routes.map((one) => (
              <Route key={one.path} path={one.path} component={open.includes(one) ? pages.get(one) : NotFoundPage} />
            ))}
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </PageErrors>
    </OpenRoutes.Provider>
  );
}
