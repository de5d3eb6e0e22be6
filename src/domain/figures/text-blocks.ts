/** What a block says when a figure is zero: other words, or nothing, and then the block is left out. */
export interface ZeroWords {
  /** The key of the figure. */
  readonly of: string;
  readonly text: string;
}

/**
 * A document as blocks whose text holds tokens: {{villages-assessed}}; {{confirmed-by-township:柳溪镇}} with a scope;
 * {{confirmed-by-level:*}} for all parts that are not zero; {{villages-missing|缺报#个|没有缺报}} with words for a number and
 * words for none.
 */
export type Block = { readonly zero?: ZeroWords } & (
  | { readonly kind: "heading1" | "heading2" | "paragraph"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Rows whose figures are all zero are not printed. */
      readonly zeroRows?: "left-out";
    }
);

/** A figure a text uses. The key is what values are found under: the code, and the scope behind a colon. */
export interface FigureUse {
  readonly key: string;
  readonly code: string;
  readonly scope: string | null;
}

/** How a number is spoken: `some` holds # where the number stands, `none` is said of zero. */
export interface FigureWords {
  readonly some: string;
  readonly none: string;
}

export type Segment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "figure"; readonly use: FigureUse; readonly words?: FigureWords };

/** The scope that stands for every part which is not zero. */
export const everyPart = "*";

/** A figure the catalogue knows; a scoped one is asked for by township or another part, and only so. */
export interface KnownFigure {
  readonly code: string;
  readonly scoped: boolean;
  /** The parts there are; left out where they are not known here. */
  readonly scopes?: readonly string[];
}

export interface TokenRefusal {
  readonly kind:
    "malformed-token" | "unknown-figure" | "scope-missing" | "scope-unwanted" | "scope-unknown" | "no-value";
  readonly token: string;
}

const token = /\{\{(.*?)\}\}/gsu;
const wellFormed =
  /^\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s*(?::\s*([^:{}|]*[^:{}|\s])\s*)?(?:\|([^{}|#]*#[^{}|#]*)\|([^{}|#]*))?$/u;

/** Cuts a text at its tokens. A brace pair that is no token stays text here and is told by `tokenRefusals`. */
export function parse(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const found of text.matchAll(token)) {
    const figure = figureOf(found[1]!);
    if (!figure) continue;
    if (found.index > at) segments.push({ kind: "text", text: text.slice(at, found.index) });
    segments.push(figure);
    at = found.index + found[0].length;
  }
  if (at < text.length) segments.push({ kind: "text", text: text.slice(at) });
  return segments;
}

function figureOf(inside: string): Extract<Segment, { kind: "figure" }> | undefined {
  const found = wellFormed.exec(inside);
  if (!found) return undefined;
  const [code, scope] = [found[1]!, found[2] ?? null];
  const use = { key: scope === null ? code : `${code}:${scope}`, code, scope };
  return found[3] === undefined
    ? { kind: "figure", use }
    : { kind: "figure", use, words: { some: found[3], none: found[4]! } };
}

/** The token as it stands in a text. */
export function tokenOf(key: string, words?: FigureWords): string {
  return words ? `{{${key}|${words.some}|${words.none}}}` : `{{${key}}}`;
}

/** Every text of a block, in reading order; what it says of zero comes last. */
export function textsOf(block: Block): readonly string[] {
  const texts = block.kind === "table" ? [...block.head, ...block.rows.flat()] : [block.text];
  return block.zero ? [...texts, block.zero.text] : texts;
}

const asked = (block: Block) => (block.zero ? [...textsOf(block), tokenOf(block.zero.of)] : textsOf(block));

/** The figures a draft uses, each once, in the order of first use. */
export function figuresUsed(blocks: readonly Block[]): FigureUse[] {
  const uses = blocks
    .flatMap(asked)
    .flatMap(parse)
    .flatMap((segment) => (segment.kind === "figure" ? segment.use : []));
  return [...new Map(uses.map((use) => [use.key, use])).values()];
}

/** Tokens nobody can fill: badly written, or of a figure the catalogue does not hold. A number is never typed in their place. */
export function tokenRefusals(blocks: readonly Block[], catalogue: readonly KnownFigure[]): TokenRefusal[] {
  const known = new Map(catalogue.map((figure) => [figure.code, figure]));
  const malformed = blocks
    .flatMap(asked)
    .flatMap(malformedIn)
    .map((text): TokenRefusal => ({ kind: "malformed-token", token: text }));
  const unknown = figuresUsed(blocks).flatMap((use): TokenRefusal[] => {
    const kind = useRefusal(use, known.get(use.code));
    return kind ? [{ kind, token: `{{${use.key}}}` }] : [];
  });
  return [...malformed, ...unknown];
}

function useRefusal(use: FigureUse, figure: KnownFigure | undefined): TokenRefusal["kind"] | undefined {
  if (!figure) return "unknown-figure";
  if (use.scope === null) return figure.scoped ? "scope-missing" : undefined;
  if (!figure.scoped) return "scope-unwanted";
  if (use.scope === everyPart) return undefined;
  return figure.scopes && !figure.scopes.includes(use.scope) ? "scope-unknown" : undefined;
}

function malformedIn(text: string): string[] {
  const tokens = [...text.matchAll(token)];
  const bad = tokens.filter((found) => !figureOf(found[1]!)).map((found) => found[0]);
  const rest = tokens.reduce((left, found) => left.replace(found[0], ""), text);
  return /\{\{|\}\}/u.test(rest) ? [...bad, (/\{\{.*|.*?\}\}/su.exec(rest) ?? [rest])[0].slice(0, 40)] : bad;
}
