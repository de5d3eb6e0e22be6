import { type Block, parse, textsOf } from "./text-blocks.ts";

/**
 * What a draft leaves to its writer stands in full-width square brackets, ［请写明好的做法和事例］, as does ［待…］. Earlier drafts
 * had it in round ones; a round bracket that asks readers for something else, （请于月底前报送）, is part of the text.
 */
const blank = /［[请待][^［］]*］|（请(?:写明|填写|补充|注明)[^（）]*）/gu;

/** Braces print as they stand where nothing fills them. */
const braces = /\{\{.*?\}\}/gsu;

/** The words of a text, those of its numbers included: {{missing|缺报#个|没有缺报}} may say either. */
export const spokenWords = (text: string): string =>
  parse(text)
    .map((part) =>
      part.kind === "text" ? part.text : `　${part.words ? `${part.words.some}　${part.words.none}　` : ""}`,
    )
    .join("");

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole]) => whole);

/**
 * What nobody has filled in yet, each once, as it stands. `heads` are lines that hold no numbers, such as titles and
 * receivers. One rule for everything that leaves the house.
 */
export function blanksIn(blocks: readonly Block[], heads: readonly string[]): string[] {
  const written = blocks.flatMap(textsOf).map(spokenWords);
  return [
    ...new Set([
      ...[...heads, ...written].flatMap((text) => found(text, blank)),
      ...heads.flatMap((text) => found(text, braces)),
    ]),
  ];
}
