import { figures } from "#contract/figures.ts";
import { invalid, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { tokenSentence } from "#domain/figures/labels.ts";
import { spanReversed } from "#domain/figures/period.ts";
import { type FigureUse, figuresUsed, tokenRefusals } from "#domain/figures/text-blocks.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { withinCounties } from "../people/reach.ts";
import { evaluate, knownFigures, type ScopesOf, scopesOf, type View } from "./evaluate.ts";
import { answerable, type Catalogue } from "./figure.ts";
import { spanAsked } from "./period.ts";
import { openFigure } from "./rows.ts";

/** The routes of the base over the figures of all stages. */
export const figureRoutes = (all: Catalogue) => [
  handle(figures.catalogue, async ({ db, actor, query, today }) => {
    const catalogue = answerable(all, query);
    const scopes = await scopesOf(await viewOf(db, actor, query, today), catalogue);
    return [...catalogue.values()].map(({ code, name, definition, unit, ...figure }) => ({
      code,
      name,
      definition,
      unit,
      argument: "argument" in figure ? (figure.argument?.name ?? null) : null,
      scopes: [...(scopes.get(code) ?? [])],
    }));
  }),

  handle(figures.values, async ({ db, actor, query, today }) => {
    const catalogue = answerable(all, query);
    const view = await viewOf(db, actor, query, today);
    const scopes = await scopesOf(view, catalogue);
    const values = await evaluate(view, catalogue, scopes, usesOf(query.tokens, catalogue, scopes));
    return { asOf: today, values };
  }),

  handle(figures.rows, async ({ db, actor, query, today }) => {
    const catalogue = answerable(all, query);
    const view = await viewOf(db, actor, query, today);
    const scopes = await scopesOf(view, catalogue);
    const [use] = usesOf([query.token], catalogue, scopes);
    const opened = await openFigure(view, catalogue, scopes, use!, query);
    if (!opened) throw refused([unable(use!)]);
    return {
      ...opened,
      asOf: today,
      frozen: false,
      columns: [...opened.columns],
      rows: opened.rows.map((row) => [...row]),
    };
  }),
];

const unable = (use: FigureUse) => ({
  rule: "no-value",
  sentence: tokenSentence({ kind: "no-value", token: `{{${use.key}}}` }),
});

/** Asked outside a text, a figure is named as it would be in one, and refused in the same words. */
function usesOf(tokens: readonly string[], catalogue: Catalogue, scopes: ScopesOf): FigureUse[] {
  const blocks = tokens.map((one) => ({ kind: "paragraph", text: `{{${one}}}` }) as const);
  const refusals = tokenRefusals(blocks, knownFigures(catalogue, scopes));
  if (refusals.length > 0)
    throw refused(refusals.map((refusal) => ({ rule: refusal.kind, sentence: tokenSentence(refusal) })));
  return figuresUsed(blocks);
}

interface Asked {
  readonly roundId: string;
  readonly from?: string;
  readonly to?: string;
  readonly inspectionId?: string;
}

async function viewOf(db: Db, actor: Actor, { roundId, from, to, inspectionId }: Asked, today: string): Promise<View> {
  if (spanReversed({ from, to })) throw invalid("统计期的起始日期不能晚于截止日期。");
  const round = await db
    .selectFrom("round as r")
    .where("r.id", "=", roundId)
    .where(withinCounties(actor, "r"))
    .select(["r.countyId", "r.openedOn"])
    .executeTakeFirst();
  if (!round) throw notFound("轮次");
  const span = spanAsked({ from, to }, round.openedOn, today);
  return { db, actor, period: { countyId: round.countyId, roundId, today, inspectionId, ...span } };
}
