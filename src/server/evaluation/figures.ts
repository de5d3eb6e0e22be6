import type { Figure } from "../figures/figure.ts";
import { lightFigures } from "./lights/figures.ts";

/** The named numbers of 考核. */
export const evaluationFigures: readonly Figure[] = [...lightFigures];
