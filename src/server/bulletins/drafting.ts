import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { BulletinKind } from "#domain/bulletins/bulletin.ts";
import { circularDraft } from "#domain/bulletins/circular.ts";
import { circularHead } from "#domain/bulletins/letterhead.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { formatChinese } from "#domain/date.ts";
import type { Tx } from "../db/db.ts";
import { type ScopesOf, scopesOf } from "../figures/evaluate.ts";
import { spanAsked } from "../figures/period.ts";
import { findRound } from "../screening/queries.ts";
import { type Hand, trace } from "./commands.ts";
import { catalogue } from "./figures.ts";
import { type BulletinRow, findBulletin, saveNewBulletin } from "./queries.ts";

interface NewDraft {
  readonly id: string;
  readonly roundId: string;
  readonly kind: BulletinKind;
  readonly correctsId?: string;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
}

export async function createBulletin({ tx, actor, today }: Hand, asked: NewDraft) {
  const { id, roundId, correctsId } = asked;
  const round = await findRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  const { countyId, county } = round;
  const corrected = correctsId === undefined ? undefined : await getPublished(tx, actor, correctsId, roundId);
  const period = periodOf(corrected ?? asked);
  const span = spanAsked({ from: period.periodFrom, to: period.periodTo }, round.openedOn, today);
  const scopes = await scopesOf({ db: tx, actor, period: { countyId, roundId, today, ...span } }, catalogue);
  const named = { county, round: round.name };
  const draft = corrected ? correction(corrected) : fresh(asked.kind, named, round.openedOn, scopes);
  const saved = await saveNewBulletin(tx, {
    ...draft,
    countyId,
    id,
    roundId,
    ...period,
    createdBy: actor.accountId,
  });
  if (!saved) throw conflict("该文稿已经建立，请刷新列表后查看。");
  await trace({ tx, actor }, { countyId, id }, "create", {
    round: round.name,
    kind: draft.kind,
    corrects: corrected?.documentNumber,
  });
  return { id };
}

type Asked = Pick<NewDraft, "periodFrom" | "periodTo">;
const periodOf = ({ periodFrom = null, periodTo = null }: Asked) => ({ periodFrom, periodTo });

function fresh(
  kind: BulletinKind,
  named: { readonly county: string; readonly round: string },
  openedOn: string | null,
  scopes: ScopesOf,
) {
  const townships = scopes.get("confirmed-by-township")!.map(({ scope }) => scope);
  const manifestations = scopes
    .get("confirmed-by-manifestation")!
    .map(({ scope, label }) => ({ code: scope, name: label }));
  return {
    kind,
    previousId: null,
    ...circularHead(kind, named),
    blocks: circularDraft(kind, { ...named, openedOn, townships, manifestations }),
  };
}

const correction = (corrected: BulletinRow) => ({
  kind: corrected.kind,
  previousId: corrected.id,
  ...correctionHead(corrected),
  blocks: [correctionLead(corrected), ...corrected.blocks],
});

async function getPublished(tx: Tx, actor: Actor, id: string, roundId: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(tx, actor, id);
  if (!bulletin || bulletin.roundId !== roundId) throw notFound("通报");
  if (bulletin.status !== "published")
    throw refused([{ rule: "not-published", sentence: "只有已印发的通报才需要更正；未印发的，请直接修改文稿。" }]);
  return bulletin;
}

const correctionHead = ({ title, issuer, recipients, copyTo, printOffice }: BulletinRow) => ({
  title: `关于更正《${title}》的通报`,
  issuer,
  recipients,
  copyTo,
  printOffice,
});

/** What was published stays as it was; the new one names it and says which holds. */
const correctionLead = ({ title, documentNumber, issuedOn }: BulletinRow): Block => ({
  kind: "paragraph",
  text: `${formatChinese(issuedOn!)}印发的《${title}》（${documentNumber}）部分内容经复核需要更正，以本通报为准。更正后的内容如下。`,
});
