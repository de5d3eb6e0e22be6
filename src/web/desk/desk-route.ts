import { type ComponentType, createContext, useContext } from "react";
import type { Verb } from "#domain/access.ts";

export interface DeskRoute {
  readonly path: `/${string}`;
  /** Who may open it; the same word as on the contract. */
  readonly verb: Verb;
  readonly title: string;
  /** The word in the top bar; absent for pages reached from another page. */
  readonly nav?: string;
  /** What one does there, for the 工作台 of an office. */
  readonly purpose?: string;
  readonly load: () => Promise<ComponentType>;
}

/** The pages this office may open. Pages ask here, not in routes.tsx, which imports them. */
export const OpenRoutes = createContext<readonly DeskRoute[]>([]);

export const useOpenRoutes = () => useContext(OpenRoutes);
