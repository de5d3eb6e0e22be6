import { listedBecauseLabel } from "#domain/screening/labels.ts";
import type { ShortlistRow } from "./contract-types.ts";

export const becauseText = ({ because }: Pick<ShortlistRow, "because">) =>
  because === "opinion" ? "部门建议增列" : listedBecauseLabel[because];
