import {
  type Block,
  figuresUsed,
  type FigureWords,
  parse,
  type Segment,
  type TokenRefusal,
  tokenOf,
} from "./text-blocks.ts";

/** What stands in the text for each figure, by its key. */
export type Values = Readonly<Record<string, string>>;

/** How a breakdown reads when none of its parts holds anything. */
export const nothing = "无";

const zeros = /^0(?:\.0)?%?$/u;

/** “其中县级0个”不成话：zero is said in words, or not at all. */
export const isZero = (display: string | undefined) =>
  display !== undefined && (display === nothing || zeros.test(display));

export interface Spoken {
  readonly before: string;
  readonly shown: string;
  readonly after: string;
}

/** A number in its words. Only `shown` is the number, or what is said in its place. */
export function spoken(display: string, words: FigureWords | undefined): Spoken {
  if (!words) return { before: "", shown: display, after: "" };
  if (isZero(display)) return { before: "", shown: words.none, after: "" };
  const [before, after] = words.some.split("#") as [string, string];
  return { before, shown: display, after };
}

/** The blocks as they will stand on paper: with the words for zero, and without what zero leaves out. Tokens stay tokens. */
export function settled(blocks: readonly Block[], values: Values): Block[] {
  return blocks.flatMap((block): Block[] => {
    const { zero, ...plain } = block;
    if (zero && isZero(valueAt(values, zero.of))) return saidOfZero(block.kind, zero.text);
    if (plain.kind !== "table")
      return saysNothing(plain.text, values) ? [] : [{ ...plain, text: withoutSilent(plain.text, values) }];
    if (plain.zeroRows !== "left-out") return [plain];
    const rows = plain.rows.filter((row) => !isZeroRow(row, values));
    return rows.length > 0 || plain.rows.length === 0 ? [{ kind: "table", head: plain.head, rows }] : [];
  });
}

function saidOfZero(kind: Block["kind"], text: string): Block[] {
  return text === "" ? [] : [{ kind: kind === "table" ? "paragraph" : kind, text }];
}

function isZeroRow(row: readonly string[], values: Values): boolean {
  const uses = row.flatMap(parse).flatMap((part) => (part.kind === "figure" ? part.use.key : []));
  return uses.length > 0 && uses.every((key) => isZero(valueAt(values, key)));
}

/** A paragraph whose every number is zero and said with no words: nothing of it is left to print. */
function saysNothing(text: string, values: Values): boolean {
  const parts = parse(text);
  const silent = (part: Segment) => (part.kind === "text" ? /^[\s，；。]*$/u.test(part.text) : isSilent(part, values));
  return parts.some(({ kind }) => kind === "figure") && parts.every(silent);
}

function isSilent(part: Segment, values: Values): boolean {
  if (part.kind === "text") return false;
  const value = valueAt(values, part.use.key);
  return value !== undefined && part.words?.none === "" && isZero(value);
}

/** “，”“；”之间自成一句的数字为零、又不说什么的，连同它的标点一起不写：走访5户次，{{…}}，化解2件。 */
function withoutSilent(text: string, values: Values): string {
  const parts = parse(text);
  let said = "";
  let skipped = 0;
  parts.forEach((part, at) => {
    const raw = part.kind === "text" ? part.text.slice(skipped) : tokenOf(part.use.key, part.words);
    skipped = 0;
    const after = followedBy(parts[at + 1]);
    if (!isSilent(part, values) || after === null || !/(^|[，；。])$/u.test(said)) {
      said += raw;
      return;
    }
    if (/^[，；]/u.test(after)) skipped = 1;
    else said = said.replace(/[，；]$/u, "");
    if (after.startsWith("。") && /(^|。)$/u.test(said)) skipped = 1;
  });
  return said;
}

/** The mark or the end behind a clause; null where its sentence goes on. */
function followedBy(next: Segment | undefined): string | null {
  if (!next) return "";
  return next.kind === "text" && /^[，；。]/u.test(next.text) ? next.text : null;
}

const valueAt = (values: Values, key: string) => (Object.hasOwn(values, key) ? values[key]! : undefined);

/** Puts the values in. With any figure unfilled nothing is filled: a document never leaves with a hole. */
export function fill(
  blocks: readonly Block[],
  values: Values,
): { readonly blocks: readonly Block[] } | { readonly refusals: readonly TokenRefusal[] } {
  const printed = settled(blocks, values);
  const empty = figuresUsed(printed).filter((use) => valueAt(values, use.key) === undefined);
  if (empty.length > 0) return { refusals: empty.map((use) => ({ kind: "no-value", token: tokenOf(use.key) })) };
  return { blocks: printed.map((block) => fillBlock(block, values)) };
}

function fillBlock(block: Block, values: Values): Block {
  const filled = (text: string) =>
    parse(text)
      .map((part) => (part.kind === "text" ? part.text : said(part)))
      .join("");
  const said = ({ use, words }: { use: { key: string }; words?: FigureWords }) => {
    const { before, shown, after } = spoken(values[use.key]!, words);
    return before + shown + after;
  };
  if (block.kind !== "table") return { kind: block.kind, text: filled(block.text) };
  return { kind: "table", head: block.head.map(filled), rows: block.rows.map((row) => row.map(filled)) };
}
