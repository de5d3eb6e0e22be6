import { namingCode } from "#domain/bulletins/naming.ts";
import type { CatalogueFigure } from "../composer/composer-types.ts";
import type { CatalogueQuery } from "../composer/FigurePicker.tsx";
import type { Bulletin } from "./bulletin-types.ts";

/** Names are picked where numbers are: a mark in the text, never typed. */
export function withNamings(catalogue: CatalogueQuery, namings: Bulletin["namings"]): CatalogueQuery {
  const scopes = namings.map(({ id, shown }) => ({ scope: id, label: shown }));
  const names: CatalogueFigure = {
    code: namingCode,
    name: "点名",
    definition: "点名清单中的对象；印发前须经另一人核准，发至乡镇的版本中隐去。",
    unit: "",
    argument: "对象",
    scopes,
  };
  return { ...catalogue, select: (figures) => [...(scopes.length > 0 ? [names] : []), ...figures] };
}
