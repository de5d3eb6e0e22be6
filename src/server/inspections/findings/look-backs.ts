import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  findingLookBackRefusalLabel,
  findingLookBackRefusals,
  type LookBackHands,
  lookBackHandRefusals,
  type LookBackResult,
} from "#domain/inspections/finding-look-back.ts";
import { judgeRefusals } from "#domain/inspections/finding-step.ts";
import { notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { paged } from "../../db/paged.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
import { withinCounties } from "../../people/reach.ts";
import { findingPlaces, placeName } from "./list.ts";
import { insertFindingStep, type LockedFinding, withinFindings } from "./rows.ts";
import { readOwnSide } from "./seats.ts";
import { type At, atFinding, moveFinding, refuseFinding } from "./stepping.ts";

interface Seen extends At {
  readonly lookBackId: string;
  readonly onDay: IsoDate;
  readonly visitors: string;
  readonly text: string;
  readonly result: LookBackResult;
}

/**
 * 回头看：one that was drawn, or the county's own. Fallen back, the finding is taken up again: its clock, its deadline and all
 * that was written stay, and how often is counted.
 */
export async function recordLookBack(tx: Tx, actor: Actor, seen: Seen, today: IsoDate) {
  const { onDay, text, result } = seen;
  const finding = await atFinding(tx, actor, seen);
  const { accounts, seats } = await readOwnSide(tx, actor, finding);
  const why = findingLookBackRefusals(finding, { accounts, onDay }, today);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${findingLookBackRefusalLabel[rule]}。` })));
  refuseFinding(judgeRefusals(finding, "reopen", { accounts: [], seats }));
  if (result === "fallen-back" && finding.assignedTo === null)
    throw refused([
      {
        rule: "reopen-unassigned",
        sentence: "该问题由台账导入，没有交办对象，不能直接重新整改。请登记为新问题，并关联原问题。",
      },
    ]);
  await saveLookBack(tx, actor, finding, seen);
  if (result === "fallen-back") return reopen(tx, actor, finding, { onDay, text });
  const { status } = finding;
  await insertFindingStep(tx, actor, finding, {
    action: "look-back",
    fromStatus: status,
    toStatus: status,
    onDay,
    text,
  });
  const detail = { act: "look-back", day: onDay, outcome: result, text };
  await record(tx, actor, { verb: "finding.look-back", countyId: finding.countyId, subjectId: finding.id, detail });
  return { version: finding.version };
}

function reopen(tx: Tx, actor: Actor, finding: LockedFinding, { onDay, text }: Pick<Seen, "onDay" | "text">) {
  const change = {
    reopened: finding.reopened + 1,
    requestedBy: null,
    requestedOn: null,
    townCheckedBy: null,
    townCheckedOn: null,
    checkedBy: null,
    checkedOn: null,
    closedBy: null,
    closedByName: "",
    closedOn: null,
  };
  const detail = { outcome: "fallen-back", reopened: finding.reopened + 1 };
  return moveFinding(tx, actor, finding, { verb: "finding.look-back", action: "reopen", onDay, text, change, detail });
}

async function saveLookBack(tx: Tx, actor: Actor, finding: LockedFinding, seen: Seen) {
  const { lookBackId: id, onDay, visitors, text, result } = seen;
  const { countyId, id: findingId, villageId, townshipId, organisationId, closedOn } = finding;
  const { rows } = await sql<{ findingId: string; done: boolean }>`
    select l.finding_id, l.on_day is not null as done from finding_look_back l
    where ${withinFindings(actor, "l")} and l.county_id = ${countyId} and l.id = ${id} for update`.execute(tx);
  const drawn = rows[0];
  if (drawn && drawn.findingId !== findingId) throw notFound("回头看");
  if (drawn?.done)
    throw refused([{ rule: "look-back-done", sentence: `${findingLookBackRefusalLabel["look-back-done"]}。` }]);
  const said = { onDay, visitors, text, result, doneBy: actor.accountId };
  if (drawn)
    await tx
      .updateTable("findingLookBack")
      .set({ ...said, version: sql`version + 1` })
      .where("countyId", "=", countyId)
      .where("id", "=", id)
      .execute();
  else
    await tx
      .insertInto("findingLookBack")
      .values({
        countyId,
        id,
        findingId,
        villageId,
        townshipId,
        organisationId,
        dueOn: onDay,
        closedOn: closedOn!,
        ...said,
      })
      .execute();
}

const columns = sql`l.id, l.finding_id, f.number, county.name as county,
  ${placeName("township")} as township, ${placeName("village")} as village,
  f.category, f.description, f.outcome, l.sample_id is not null as drawn, l.closed_on, l.due_on, l.on_day, l.visitors, l.text, l.result,
  (select a.name from account a where a.id = l.done_by) as by, f.version, f.hands, f.town_checked_by, f.checked_by, f.closed_by`;

interface Row extends LookBackHands {
  readonly id: string;
  readonly findingId: string;
  readonly number: number;
  readonly county: string;
  readonly township: string | null;
  readonly village: string | null;
  readonly category: string;
  readonly description: string;
  readonly outcome: string;
  readonly drawn: boolean;
  readonly closedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly onDay: IsoDate | null;
  readonly visitors: string;
  readonly text: string;
  readonly result: LookBackResult | null;
  readonly by: string | null;
  readonly version: number;
}

const shown = ({ hands, townCheckedBy, checkedBy, closedBy, ...row }: Row, accounts: readonly string[]) => ({
  ...row,
  why: row.onDay
    ? []
    : lookBackHandRefusals({ hands, townCheckedBy, checkedBy, closedBy }, accounts).map(
        (rule) => `${findingLookBackRefusalLabel[rule]}。`,
      ),
});

const backs = sql`finding_look_back l join finding f on f.county_id = l.county_id and f.id = l.finding_id`;
const joined = (where: RawBuilder<unknown>, more = sql``) => sql<Row & { total: number }>`
  select ${columns}, count(*) over ()::int as total
  from ${backs} ${findingPlaces} where ${where} ${more}`;

/** Drawn ones not made yet are for those who make them: whoever rectified learns of a look-back afterwards. */
const unannounced = ({ role }: Actor) =>
  ["township", "department", "unit", "team"].includes(role) ? sql`and l.on_day is not null` : sql``;

export async function listLookBacksOf(db: Db, actor: Actor, { countyId, id }: { countyId: string; id: string }) {
  const { rows } = await joined(
    sql`${withinFindings(actor, "l")} and l.county_id = ${countyId} and l.finding_id = ${id}`,
    sql`${unannounced(actor)} order by l.due_on, l.id`,
  ).execute(db);
  const accounts = await listOwnAccounts(db, actor);
  return rows.map(({ total: _, ...row }) => shown(row, accounts));
}

interface AskedFor {
  readonly countyId?: string | undefined;
  readonly done?: "1" | undefined;
  readonly page: number;
  readonly size: number;
}

export async function listLookBacks(db: Db, actor: Actor, { countyId, done, page, size }: AskedFor) {
  const where = sql`${withinFindings(actor, "l")} and ${done ? sql`l.on_day is not null` : sql`l.on_day is null and f.status = 'closed'`}
      ${countyId === undefined ? sql`` : sql`and l.county_id = ${countyId}`}`;
  const order = sql`order by ${done ? sql`l.on_day desc` : sql`l.due_on`}, l.id limit ${size} offset ${(page - 1) * size}`;
  const { rows } = await joined(where, order).execute(db);
  const found = await paged(rows, page, async () => {
    const all = await sql<{ total: number }>`select count(*)::int as total from ${backs} where ${where}`.execute(db);
    return all.rows[0]!;
  });
  const accounts = await listOwnAccounts(db, actor);
  const samples = await listSamples(db, actor, countyId);
  return { rows: found.rows.map(({ total: _, ...row }) => shown(row, accounts)), total: found.total, samples };
}

async function listSamples(db: Db, actor: Actor, countyId: string | undefined) {
  const { rows } = await sql<{
    id: string;
    month: IsoDate;
    algorithm: string;
    frame: string;
    frameSha256: string;
    sealNumber: number;
    sealHash: string;
    seed: string;
    drawn: number;
    of: number;
  }>`
    select s.id, s.month, s.algorithm, s.frame, s.frame_sha256, s.seal_number, s.seal_hash, s.seed,
      (select count(*)::int from finding_look_back l where l.county_id = s.county_id and l.sample_id = s.id) as drawn,
      (length(s.frame) - length(replace(s.frame, E'\nfinding\t', ''))) / length(E'\nfinding\t') as of
    from finding_sample s
    where ${withinCounties(actor, "s")} ${countyId === undefined ? sql`` : sql`and s.county_id = ${countyId}`}
    order by s.month desc, s.county_id limit 24`.execute(db);
  return rows;
}
