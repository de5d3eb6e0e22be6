import { sql } from "kysely";
import { refused } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { formatChinese, type IsoDate } from "#domain/date.ts";
import { type Fen, wanOf } from "#domain/money.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { hasMoved, type PostedSubject, postSubject, readPosting } from "../disclosures/subjects.ts";
import { type LockedBatch, lockBatch } from "./batches.ts";

type Announced = Pick<LockedBatch, "countyId" | "id" | "typeName" | "year" | "document" | "documentOn" | "amountFen">;

interface Given {
  readonly project: string;
  readonly township: string | null;
  readonly useName: string;
  readonly fen: Fen;
}

async function listGiven(db: Db, actor: Actor, { countyId, id }: Announced): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select p.name as project, project_place_name(p.county_id, p.township_id) as township, a.use_name,
      sum(a.amount_fen - a.recalled_fen)::bigint as fen
    from fund_allocation a join project p on p.county_id = a.county_id and p.id = a.project_id
    where ${withinShared(actor, "a")} and a.county_id = ${countyId} and a.batch_id = ${id} and a.status = 'posted'
    group by p.county_id, p.id, a.use_name having sum(a.amount_fen - a.recalled_fen) > 0
    order by township, p.year, p.number, a.use_name`.execute(db);
  return rows;
}

/** Whom the money goes to: they see the notice on their desk, too. */
async function reachOf(db: Db, actor: Actor, { countyId, id }: Announced): Promise<string[]> {
  const { rows } = await sql<{ reach: string[] | null }>`
    select array_agg(distinct one) as reach from fund_allocation a cross join unnest(a.reach) one
    where ${withinShared(actor, "a")} and a.county_id = ${countyId} and a.batch_id = ${id} and a.status = 'posted'`.execute(
    db,
  );
  return rows[0]?.reach ?? [];
}

/** 谁分配、谁公开：资金来源、规模、用途、使用单位、分配原则和结果. */
async function batchSubject(db: Db, actor: Actor, batch: Announced, principle: string): Promise<PostedSubject> {
  const { countyId, id, typeName, year, document, documentOn, amountFen } = batch;
  const given = await listGiven(db, actor, batch);
  const sum = given.reduce((all, { fen }) => all + fen, 0);
  const lines = given.map(
    ({ project, township, useName, fen }, i) =>
      `${i + 1}. ${project}${township ? `（${township}）` : ""}，${useName}，${wanOf(fen)} 万元。`,
  );
  const bound = {
    name: `${typeName}（${year} 年）`,
    place: `${document}，${formatChinese(documentOn)}`,
    scale: `${wanOf(amountFen)} 万元`,
    content: [`安排 ${given.length} 笔，共 ${wanOf(sum)} 万元。`, ...lines].join("\n"),
  };
  return {
    ...{ countyId, kind: "fund-batch", id, projectId: null, villages: [] },
    reach: await reachOf(db, actor, batch),
    title: `关于${typeName}（${document}）分配结果的公示`,
    content: { ...bound, target: principle },
    bound,
  };
}

interface Announcing {
  readonly id: string;
  readonly noticeId: string;
  readonly fromOn: IsoDate;
  readonly places: string;
  readonly issuer: string;
  readonly principle: string;
}

/** 登记资金分配公告；sent again under its id it hangs once. What hung before is taken down. */
export async function announceBatch(tx: Tx, actor: Actor, said: Announcing, today: IsoDate) {
  const { id, noticeId, fromOn, principle } = said;
  const batch = await lockBatch(tx, actor, id);
  const hung = await findHung(tx, actor, batch, noticeId);
  if (hung) return hung;
  if (batch.allocatedFen === 0)
    throw refused([{ rule: "nothing-allocated", sentence: "该批次还没有安排到项目，安排以后再公示。" }]);
  const subject = await batchSubject(tx, actor, batch, principle);
  const untilOn = await postSubject(tx, actor, subject, { ...said, id: noticeId }, today);
  if (untilOn === fromOn)
    throw refused([
      {
        rule: "not-asked",
        sentence: "本县没有规定县级公示资金分配，请先在“规则设置”的“项目公告公示”中增加。",
      },
    ]);
  const { countyId, typeName: fundType, document } = batch;
  const detail = {
    act: "post",
    fundType,
    document,
    disclosureStep: "allocation",
    fromOn,
    untilOn,
    disclosureId: noticeId,
  };
  await record(tx, actor, { verb: "fund.write", countyId, subjectId: id, detail });
  return { untilOn };
}

async function findHung(tx: Tx, actor: Actor, { countyId, id }: LockedBatch, noticeId: string) {
  const { rows } = await sql<{ untilOn: IsoDate }>`
    select d.until_on from disclosure d where ${withinShared(actor, "d")} and d.county_id = ${countyId} and d.id = ${noticeId}
      and d.subject_kind = 'fund-batch' and d.subject_id = ${id}`.execute(tx);
  return rows[0];
}

/** What hangs about a batch, whether it still says what is so, and what the form for the next is filled with. */
export async function readAnnouncement(db: Db, actor: Actor, batch: Announced & { allocatedFen: Fen }, today: IsoDate) {
  const { countyId, id } = batch;
  const hanging = await readPosting(db, actor, { countyId, kind: "fund-batch", id });
  if (!may(actor, "fund.write")) return { notice: hanging && { ...hanging, changed: false }, announcing: null };
  const moved = hanging !== null && hasMoved(hanging, await batchSubject(db, actor, batch, ""));
  const { content: rule } = await ruleOf(db, countyId, "project-disclosure", today);
  return {
    notice: hanging && { ...hanging, changed: moved },
    announcing: batch.allocatedFen > 0 ? { places: rule.places.county, issuer: rule.office } : null,
  };
}
