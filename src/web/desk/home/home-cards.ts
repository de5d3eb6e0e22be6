import type { ComponentType } from "react";
import type { Verb } from "#domain/access.ts";

export interface HomeCard {
  readonly name: string;
  readonly verb: Verb;
  readonly load: () => Promise<ComponentType>;
}

/** What the 工作台 shows, in this order, to offices that hold the verb. A stage adds one line. */
export const homeCards: readonly HomeCard[] = [];
