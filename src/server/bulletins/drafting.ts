import { conflict, notFound, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { BulletinKind } from "#domain/bulletins/bulletin.ts";
import { circularDraft, type RoundKind } from "#domain/bulletins/circular.ts";
import { inspectionDraft } from "#domain/bulletins/inspection-draft.ts";
import { circularHead } from "#domain/bulletins/letterhead.ts";
import { type ScopesOf, scopesOf } from "../figures/evaluate.ts";
import { spanAsked } from "../figures/period.ts";
import { findRound, type RoundRow } from "../screening/queries.ts";
import { type Hand, trace } from "./commands.ts";
import { correctionOf, getPublished, proposeAnew, type Text } from "./correcting.ts";
import { catalogue } from "./figures.ts";
import { getInspected, type Inspected } from "./inspected.ts";
import { saveNewItem } from "./item-rows.ts";
import { saveNewBulletin } from "./queries.ts";
import { findSeries } from "./series.ts";

interface NewDraft {
  readonly id: string;
  readonly roundId: string;
  readonly kind: BulletinKind;
  readonly correctsId?: string | undefined;
  readonly seriesId?: string | undefined;
  readonly inspectionId?: string | undefined;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
}

export async function createBulletin(hand: Hand, asked: NewDraft) {
  const { tx, actor, today } = hand;
  const { id, roundId, correctsId } = asked;
  const round = await findRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  const { countyId } = round;
  const corrected = correctsId === undefined ? undefined : await getPublished(tx, actor, correctsId, roundId);
  const { namings, items, ...text } = corrected ? await correctionOf(corrected, hand) : await fresh(hand, asked, round);
  spanAsked({ from: text.periodFrom, to: text.periodTo }, round.openedOn, today);
  const saved = await saveNewBulletin(tx, { ...text, countyId, id, roundId, createdBy: actor.accountId });
  if (!saved) throw conflict("该文稿已经建立，请刷新列表后查看。");
  for (const { section, title, credit, blocks, position } of items) {
    const words = { section, title, credit, blocks, position, status: "handed-in" as const };
    await saveNewItem(tx, { ...words, countyId, id: uuidv7(), bulletinId: id, authorId: actor.accountId });
  }
  await proposeAnew(hand, { countyId, bulletinId: id }, namings);
  await trace(hand, { countyId, id }, "create", {
    round: round.name,
    kind: text.kind,
    corrects: corrected?.documentNumber,
  });
  return { id };
}

const plain = {
  previousId: null,
  inspectionId: null,
  seriesId: null,
  masthead: "",
  note: "",
  contents: false,
  supplement: false,
  reportTo: "",
  sendTo: "",
  issueTo: "",
  copies: null,
  items: [],
  namings: [],
};

const periodOf = ({ periodFrom = null, periodTo = null }: Pick<NewDraft, "periodFrom" | "periodTo">) => ({
  periodFrom,
  periodTo,
});

function fresh(hand: Hand, asked: NewDraft, round: RoundRow): Promise<Text> {
  if (asked.kind === "inspection") return aboutInspection(hand, asked, round);
  return asked.kind === "briefing" ? ofSeries(hand, asked, round) : onRound(hand, asked, asked.kind, round);
}

async function onRound({ tx, actor, today }: Hand, asked: NewDraft, kind: RoundKind, round: RoundRow): Promise<Text> {
  const { countyId, county, id: roundId, openedOn } = round;
  const period = periodOf(asked);
  const span = spanAsked({ from: period.periodFrom, to: period.periodTo }, openedOn, today);
  const scopes = await scopesOf({ db: tx, actor, period: { countyId, roundId, today, ...span } }, catalogue);
  const named = { county, round: round.name };
  const blocks = circularDraft(kind, { ...named, openedOn, ...partsIn(scopes) });
  return { ...plain, ...period, kind, ...circularHead(kind, named), blocks };
}

const partsIn = (scopes: ScopesOf) => ({
  townships: scopes.get("confirmed-by-township")!.map(({ scope }) => scope),
  manifestations: scopes.get("confirmed-by-manifestation")!.map(({ scope, label }) => ({ code: scope, name: label })),
});

/** 督查情况通报: of one inspection that has begun, over its days. */
async function aboutInspection(hand: Hand, asked: NewDraft, { countyId, county }: RoundRow): Promise<Text> {
  const inspection: Inspected = await getInspected(hand.tx, hand.actor, countyId, asked.inspectionId);
  const { id: inspectionId, title, startsOn, endsOn } = inspection;
  return {
    ...plain,
    kind: "inspection",
    inspectionId,
    periodFrom: asked.periodFrom ?? startsOn,
    periodTo: asked.periodTo ?? endsOn,
    ...circularHead("inspection", { county, round: title }),
    blocks: inspectionDraft(inspection),
  };
}

/** 简报: head, receivers and number of copies as its series has them; the items are written afterwards. */
async function ofSeries({ tx, actor }: Hand, asked: NewDraft, { countyId }: RoundRow): Promise<Text> {
  const series = asked.seriesId === undefined ? undefined : await findSeries(tx, actor, asked.seriesId);
  if (!series || series.countyId !== countyId)
    throw refused([{ rule: "series-missing", sentence: "请选择简报系列；还没有的，请先新设。" }]);
  if (series.closed) throw refused([{ rule: "series-closed", sentence: "该简报系列已经停刊，不能再编新一期。" }]);
  const { id: seriesId, name: title, masthead, issuer, reportTo, sendTo, issueTo, copies } = series;
  const receivers = { reportTo, sendTo, issueTo, copies };
  const head = { title, issuer, recipients: "", copyTo: "", printOffice: "" };
  return { ...plain, ...periodOf(asked), ...head, ...receivers, kind: "briefing", seriesId, masthead, blocks: [] };
}
