import { spoken } from "#domain/figures/settled.ts";
import { type FigureUse, type FigureWords, parse, tokenOf } from "#domain/figures/text-blocks.ts";
import type { FigureValue } from "./composer-types.ts";

/** A stretch of what the author sees. A chip stands for a figure, and comes and goes as one. */
export interface Piece {
  readonly shown: string;
  /** As it is kept. */
  readonly raw: string;
  readonly chip?: { readonly use: FigureUse; readonly words: FigureWords | undefined };
}

type Label = (use: FigureUse, words: FigureWords | undefined) => string;

export function piecesOf(text: string, label: Label): Piece[] {
  return parse(text).map((part) => {
    if (part.kind === "text") return { shown: part.text, raw: part.text };
    const { use, words } = part;
    return { shown: `【${label(use, words)}】`, raw: tokenOf(use.key, words), chip: { use, words } };
  });
}

export const shownOf = (pieces: readonly Piece[]) => pieces.map(({ shown }) => shown).join("");

/** In running text a figure goes by name and value, in a cell by its value alone. */
export function labelsOf(values: readonly FigureValue[], short = false): Label {
  const known = new Map(values.map((value) => [value.key, value]));
  return ({ key }, words) => {
    const value = known.get(key);
    if (!value) return short ? "待取数" : `${key} 待取数`;
    if (short) return value.display;
    const { before, shown, after } = spoken(value.display, words);
    return `${value.name} ${before}${shown || "（不写）"}${after}`;
  };
}

export interface Edited {
  readonly text: string;
  /** Where the cursor stands in what is shown. */
  readonly caret: number;
}

/** What the author made of the shown text: whatever touches a chip takes the whole chip, and a chip pasted in is one again. */
export function edited(pieces: readonly Piece[], next: string, label: Label): Edited {
  const before = shownOf(pieces);
  const [from, to, end] = changedRange(before, next);
  const inserted = withChips(next.slice(from, end), pieces);
  const kept = pieces.map((piece, i) => keptOf(piece, startOf(pieces, i), from, to));
  const left = kept.map((one) => one.left).join("");
  const text = left + inserted + kept.map((one) => one.right).join("");
  return { text, caret: shownOf(piecesOf(left + inserted, label)).length };
}

const startOf = (pieces: readonly Piece[], index: number) => shownOf(pieces.slice(0, index)).length;

/** Up to where both texts agree from the front, and from where on from the back: [from, to) was there, [from, end) is. */
function changedRange(before: string, next: string): readonly [number, number, number] {
  const most = Math.min(before.length, next.length);
  let from = 0;
  while (from < most && before[from] === next[from]) from += 1;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === next[next.length - 1 - same]) same += 1;
  return [from, before.length - same, next.length - same];
}

/** What is left of a piece at both sides of the change. Something typed into a chip lands behind it. */
function keptOf({ shown, raw, chip }: Piece, start: number, from: number, to: number) {
  const end = start + shown.length;
  if (!chip) {
    const cut = (at: number) => Math.min(Math.max(at - start, 0), shown.length);
    return { left: raw.slice(0, cut(from)), right: raw.slice(cut(to)) };
  }
  if (end <= from || (from === to && from > start && from < end)) return { left: raw, right: "" };
  if (start >= to) return { left: "", right: raw };
  return { left: "", right: "" };
}

function withChips(inserted: string, pieces: readonly Piece[]): string {
  const chips = pieces.filter(({ chip }) => chip);
  return chips.reduce((text, { shown, raw }) => text.split(shown).join(raw), inserted);
}

/** The place in the kept text of a place in the shown one; inside a chip, behind it. */
export function rawPlace(pieces: readonly Piece[], at: number): number {
  let place = 0;
  let left = at;
  for (const { shown, raw, chip } of pieces) {
    if (left <= 0) break;
    place += chip ? raw.length : Math.min(left, raw.length);
    left -= shown.length;
  }
  return place;
}

/** A cursor never rests inside a chip: it goes on to the side it was heading for. */
export function outsideChips(pieces: readonly Piece[], at: number, came: number): number {
  let start = 0;
  for (const { shown, chip } of pieces) {
    const end = start + shown.length;
    if (chip && at > start && at < end) return at > came ? end : start;
    start = end;
  }
  return at;
}

/** The kept text with one chip gone, or with other words to it. */
export function withChip(pieces: readonly Piece[], index: number, raw: string): string {
  return pieces.map((piece, i) => (i === index ? raw : piece.raw)).join("");
}

export const isUnknown = (values: readonly FigureValue[], key: string) => !values.some((value) => value.key === key);
