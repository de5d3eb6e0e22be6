import { caseFigures } from "../cases/figures.ts";
import { evaluationFigures } from "../evaluation/figures.ts";
import { catalogueOf } from "../figures/figure.ts";
import { periodFigure } from "../figures/period.ts";
import { inspectionFigures } from "../inspections/figures.ts";
import { planFigures } from "../plans/figures.ts";
import { projectFigures } from "../projects/figures.ts";
import { recordFigures } from "../records/figures.ts";
import { screeningFigures } from "../screening/figures.ts";
import { teamFigures } from "../teams/figures.ts";

/** 指标目录: every named number a bulletin may use. A stage adds its list here. */
export const catalogue = catalogueOf(
  [periodFigure],
  screeningFigures,
  caseFigures,
  teamFigures,
  planFigures,
  recordFigures,
  projectFigures,
  inspectionFigures,
  evaluationFigures,
);
