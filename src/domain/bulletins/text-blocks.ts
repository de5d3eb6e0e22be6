/** A document as blocks whose text holds tokens: {{villages-assessed}}, or {{confirmed-by-township:柳溪镇}} with a scope. */
export type Block =
  | { readonly kind: "heading1" | "heading2" | "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A figure a text uses. The key is what values are found under: the code, and the scope behind a colon. */
export interface FigureUse {
  readonly key: string;
  readonly code: string;
  readonly scope: string | null;
}

export type Segment =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "figure"; readonly use: FigureUse };

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
const wellFormed = /^\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s*(?::\s*([^:{}]*[^:{}\s])\s*)?$/u;

/** Cuts a text at its tokens. A brace pair that is no token stays text here and is told by `tokenRefusals`. */
export function parse(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const found of text.matchAll(token)) {
    const use = useOf(found[1]!);
    if (!use) continue;
    if (found.index > at) segments.push({ kind: "text", text: text.slice(at, found.index) });
    segments.push({ kind: "figure", use });
    at = found.index + found[0].length;
  }
  if (at < text.length) segments.push({ kind: "text", text: text.slice(at) });
  return segments;
}

function useOf(inside: string): FigureUse | undefined {
  const found = wellFormed.exec(inside);
  if (!found) return undefined;
  const [code, scope] = [found[1]!, found[2] ?? null];
  return { key: scope === null ? code : `${code}:${scope}`, code, scope };
}

/** Every text of a block, in reading order. */
export function textsOf(block: Block): readonly string[] {
  return block.kind === "table" ? [...block.head, ...block.rows.flat()] : [block.text];
}

/** The figures a draft uses, each once, in the order of first use. */
export function figuresUsed(blocks: readonly Block[]): FigureUse[] {
  const uses = blocks
    .flatMap(textsOf)
    .flatMap(parse)
    .flatMap((segment) => (segment.kind === "figure" ? segment.use : []));
  return [...new Map(uses.map((use) => [use.key, use])).values()];
}

/** Tokens nobody can fill: badly written, or of a figure the catalogue does not hold. A number is never typed in their place. */
export function tokenRefusals(blocks: readonly Block[], catalogue: readonly KnownFigure[]): TokenRefusal[] {
  const known = new Map(catalogue.map((figure) => [figure.code, figure]));
  const malformed = blocks
    .flatMap(textsOf)
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
  return figure.scopes && !figure.scopes.includes(use.scope) ? "scope-unknown" : undefined;
}

function malformedIn(text: string): string[] {
  const tokens = [...text.matchAll(token)];
  const bad = tokens.filter((found) => !useOf(found[1]!)).map((found) => found[0]);
  const rest = tokens.reduce((left, found) => left.replace(found[0], ""), text);
  return /\{\{|\}\}/u.test(rest) ? [...bad, (/\{\{.*|.*?\}\}/su.exec(rest) ?? [rest])[0].slice(0, 40)] : bad;
}

export type Values = Readonly<Record<string, string>>;

/** Puts the values in. With any figure unfilled nothing is filled: a document never leaves with a hole. */
export function fill(
  blocks: readonly Block[],
  values: Values,
): { readonly blocks: readonly Block[] } | { readonly refusals: readonly TokenRefusal[] } {
  const empty = figuresUsed(blocks).filter((use) => !Object.hasOwn(values, use.key));
  if (empty.length > 0) return { refusals: empty.map((use) => ({ kind: "no-value", token: `{{${use.key}}}` })) };
  return { blocks: blocks.map((block) => fillBlock(block, values)) };
}

function fillBlock(block: Block, values: Values): Block {
  const filled = (text: string) =>
    parse(text)
      .map((segment) => (segment.kind === "text" ? segment.text : values[segment.use.key]!))
      .join("");
  if (block.kind !== "table") return { kind: block.kind, text: filled(block.text) };
  return { kind: "table", head: block.head.map(filled), rows: block.rows.map((row) => row.map(filled)) };
}
