import type { ReactNode } from "react";
import { Link } from "wouter";
import { useOpenRoutes } from "../desk-route.ts";

interface OpenLinkProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** A link for the offices that may open the page behind it; for the others the words alone. */
export function OpenLink({ to, children }: OpenLinkProps) {
  const path = to.split("?")[0]!;
  const open = useOpenRoutes().some((route) => shape(route.path).test(path));
  return open ? <Link href={to}>{children}</Link> : <>{children}</>;
}

const shape = (path: string) => new RegExp(`^${path.replace(/:[^/]+/g, "[^/]+")}$`);
