import type { ReactNode } from "react";
import { Link } from "wouter";
import { useOpenRoutes } from "../desk-route.ts";

interface OpenLinkProps {
  readonly to: string;
  /** The words say no more than that there is a page: without it they go too. */
  readonly only?: boolean;
  readonly children: ReactNode;
}

/** A link for the offices that may open the page behind it; for the others the words alone. */
export function OpenLink({ to, only = false, children }: OpenLinkProps) {
  const path = to.split("?")[0]!;
  const open = useOpenRoutes().some((route) => shape(route.path).test(path));
  if (open) return <Link href={to}>{children}</Link>;
  return only ? null : <>{children}</>;
}

const shape = (path: string) => new RegExp(`^${path.replace(/:[^/]+/g, "[^/]+")}$`);
