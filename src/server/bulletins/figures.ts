import { caseFigures } from "../cases/figures.ts";
import { catalogueOf } from "../figures/figure.ts";
import { screeningFigures } from "../screening/figures.ts";

/** 指标目录: every named number a bulletin may use. A stage adds its list here. */
export const catalogue = catalogueOf(screeningFigures, caseFigures);
