import { namingCode } from "#domain/bulletins/naming.ts";
import { everyPart } from "#domain/figures/text-blocks.ts";
import type { CatalogueFigure } from "./composer-types.ts";

export interface FigureChoice {
  readonly key: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
}

/** Every figure in every part it can be asked for, whose name holds all the words searched for. */
export function choicesOf(catalogue: readonly CatalogueFigure[], search: string): FigureChoice[] {
  const words = search.trim().split(/\s+/u);
  return catalogue
    .flatMap(({ code, name, definition, unit, argument, scopes }): FigureChoice[] => {
      if (argument === null) return [{ key: code, name, definition, unit }];
      // A name stands for one; all of them at once are no list to print.
      const parts = code === namingCode ? scopes : [{ scope: everyPart, label: `按${argument}分列` }, ...scopes];
      return parts.map(({ scope, label }) => ({
        key: `${code}:${scope}`,
        name: `${name}（${label}）`,
        definition,
        unit,
      }));
    })
    .filter(({ name }) => words.every((word) => name.includes(word)));
}
