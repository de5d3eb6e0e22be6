import { sql } from "kysely";
import { type Actor, may, type Verb } from "#domain/access.ts";
import { lightSentence } from "#domain/cases/labels.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type FindingAction,
  findingActions,
  findingAfter,
  type FindingStatus,
  type Satisfaction,
  type Stage,
  type VoiceKind,
} from "#domain/inspections/finding.ts";
import { postponeClosed } from "#domain/inspections/finding-deadline.ts";
import { findingRefusalLabel } from "#domain/inspections/finding-labels.ts";
import { findingLight } from "#domain/inspections/finding-light.ts";
import { findingLookBackRefusalLabel, lookBackHandRefusals } from "#domain/inspections/finding-look-back.ts";
import {
  isFixer,
  judgeRefusals,
  officeRefusals,
  type OwnSide,
  standRefusals,
} from "#domain/inspections/finding-step.ts";
import { notFound } from "#contract/problem.ts";
import { type LightLines, settingIn } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { type Asked, readHints } from "./facts.ts";
import { listFindingFiles } from "./files.ts";
import { countyWords, shownFinding } from "./lines.ts";
import { findingColumns, findingPlaces, type FindingRow, type LinkedFinding, linkedColumns } from "./list.ts";
import { listLookBacksOf } from "./look-backs.ts";
import { type LockedFinding, withinFindings } from "./rows.ts";
import { readOwnSide } from "./seats.ts";

type Whole = FindingRow &
  LockedFinding &
  Asked & {
    readonly status: FindingStatus;
    readonly inspection: string | null;
    readonly visitId: string | null;
    readonly basis: string;
    readonly measures: string;
    readonly leadLeader: string;
    readonly stages: readonly Stage[];
    readonly evidence: readonly string[];
    readonly voiceKind: VoiceKind | null;
    readonly satisfaction: Satisfaction | null;
    readonly townCheckedOn: IsoDate | null;
    readonly townCheckedName: string | null;
    readonly checkedOn: IsoDate | null;
    readonly checkedName: string | null;
    readonly closedName: string | null;
    readonly requestedName: string | null;
    readonly registeredBy: string;
    readonly earlierId: string | null;
  };

const named = (column: string) => sql`(select a.name from account a where a.id = ${sql.ref(`f.${column}`)})`;

async function findFinding(db: Db, actor: Actor, id: string, lines: LightLines): Promise<Whole | undefined> {
  const { rows } = await sql<Whole>`
    select ${findingColumns(lines)}, f.village_id, f.township_id, f.team_id, f.organisation_id, f.inspection_id, f.visit_id, f.basis,
      (select i.title from inspection i where i.county_id = f.county_id and i.id = f.inspection_id) as inspection,
      f.measures, f.lead_leader, f.stages, f.review_days, f.clock_from, f.outcome, f.evidence, f.independent, f.voice_kind,
      f.independent_voice, f.satisfaction, f.town_check, f.town_checked_by, f.town_checked_on, f.checked_by, f.checked_on, f.closed_by,
      f.hands, f.requested_by, f.earlier_id, ${named("town_checked_by")} as town_checked_name, ${named("checked_by")} as checked_name,
      coalesce(nullif(f.closed_by_name, ''), ${named("closed_by")}) as closed_name, ${named("requested_by")} as requested_name,
      coalesce(${named("created_by")}, '') as registered_by
    from finding f ${findingPlaces} where ${withinFindings(actor, "f")} and f.id = ${id}`.execute(db);
  return rows[0];
}

/** Why it is lit as it is; where a rule set or a person gave it another light, that too. */
function lightWords(finding: Whole, lines: LightLines): string {
  const setting = settingIn(lines, finding.countyId, "finding");
  const own = findingLight(finding, lines.today, lines.calendar, setting);
  const given = own.light === finding.light ? "" : "现亮灯按县级评定或者人工调整，详见“红黄绿灯”。";
  return lightSentence(own.because) + given;
}

/** One finding with its course, what is near it, and what this office may do with it now. */
export async function readFinding(db: Db, actor: Actor, id: string, lines: LightLines) {
  const whole = await findFinding(db, actor, id, lines);
  if (!whole) throw notFound("问题");
  const files = await listFindingFiles(db, actor, whole);
  const {
    hands: _,
    townCheckedName,
    checkedName,
    closedName,
    requestedName,
    townCheckedBy: _by,
    earlierId,
    ...shown
  } = whole;
  const lookBacks = await listLookBacksOf(db, actor, whole);
  const judges = may(actor, "finding.check") && !isFixer(whole, actor);
  return {
    ...shown,
    ...shownFinding(actor, whole, lines, await countyWords(db, [whole.countyId], lines.today)),
    requestedOn: whole.requestedOn,
    sentence: lightWords(whole, lines),
    stages: [...whole.stages],
    files,
    evidence: files.filter((file) => whole.evidence.includes(file.id)),
    townCheckedBy: townCheckedName,
    checkedBy: checkedName,
    closedBy: closedName,
    requestedBy: requestedName,
    ...(await listLinked(db, actor, whole, earlierId)),
    steps: await listSteps(db, actor, whole),
    lookBacks,
    hints: judges && ["close-requested", "checked"].includes(whole.status) ? await readHints(db, actor, whole) : [],
    acts: await listActs(db, actor, whole, lines.today),
  };
}

async function listLinked(db: Db, actor: Actor, { countyId, id }: Whole, earlierId: string | null) {
  const { rows } = await sql<LinkedFinding & { before: boolean }>`
    select ${linkedColumns}, f.id = ${earlierId}::uuid as before from finding f
    where ${withinFindings(actor, "f")} and f.county_id = ${countyId} and (f.id = ${earlierId}::uuid or f.earlier_id = ${id})
    order by f.number`.execute(db);
  const plain = rows.map(({ before: _, ...linked }) => linked);
  return {
    earlier: plain.find((one) => one.id === earlierId) ?? null,
    later: plain.filter((one) => one.id !== earlierId),
  };
}

async function listSteps(db: Db, actor: Actor, { countyId, id }: Whole) {
  const { rows } = await sql<{
    id: string;
    action: string;
    fromStatus: string;
    toStatus: string;
    onDay: IsoDate;
    text: string;
    wasDueOn: IsoDate | null;
    newDueOn: IsoDate | null;
    by: string;
  }>`
    select s.id, s.action, s.from_status, s.to_status, s.on_day, s.text, s.was_due_on, s.new_due_on, coalesce(a.name, '') as by
    from finding_step s left join account a on a.id = s.made_by
    where ${withinFindings(actor, "s")} and s.county_id = ${countyId} and s.finding_id = ${id}
    order by s.made_at, s.id`.execute(db);
  return rows;
}

/** The verb each step asks for; the route says the same. */
const verbOf: Readonly<Record<FindingAction, Verb>> = {
  assign: "finding.assign",
  reassign: "finding.assign",
  postpone: "finding.assign",
  withdraw: "finding.assign",
  start: "finding.rectify",
  progress: "finding.rectify",
  request: "finding.rectify",
  recall: "finding.rectify",
  "town-check": "finding.check",
  check: "finding.check",
  return: "finding.check",
  review: "finding.check",
  close: "finding.close",
  reopen: "finding.look-back",
};

const judged = ["town-check", "check", "return", "close", "review"] as const;
const isJudged = (action: FindingAction): action is (typeof judged)[number] =>
  (judged as readonly string[]).includes(action);

/** What stands open to this office, and what is in the way of it. */
async function listActs(db: Db, actor: Actor, finding: Whole, today: IsoDate) {
  const side = await readOwnSide(db, actor, finding);
  const acts: { act: FindingAction | "look-back"; why: string[] }[] = [];
  for (const act of findingActions) {
    if (act === "reopen" || !may(actor, verbOf[act]) || !findingAfter(finding.status, act)) continue;
    if (officeRefusals(finding, act, actor).length > 0) continue;
    const why = actRefusals(finding, act, side, today);
    if (!why.some(isNeverAsked)) acts.push({ act, why: why.map((rule) => `${findingRefusalLabel[rule]}。`) });
  }
  if (may(actor, "finding.look-back") && finding.status === "closed")
    acts.push({ act: "look-back", why: lookBackWhy(finding, side) });
  return acts;
}

/** What stands in the way of it: the state, the hands, a deadline that has passed. */
const actRefusals = (finding: Whole, act: FindingAction, side: OwnSide, today: IsoDate) => [
  ...standRefusals(finding, act),
  ...(isJudged(act) ? judgeRefusals(finding, act, side) : []),
  ...(act === "postpone" ? postponeClosed(finding, today) : []),
];

/** What this finding never asks for is not shown as closed. */
const isNeverAsked = (rule: string) => ["not-lasting", "town-check-unasked", "town-checked-already"].includes(rule);

/** As the command asks: no part in it, and no seat where it had to be rectified. */
const lookBackWhy = (finding: Whole, side: OwnSide) => [
  ...lookBackHandRefusals(finding, side.accounts).map((rule) => `${findingLookBackRefusalLabel[rule]}。`),
  ...judgeRefusals(finding, "reopen", { ...side, accounts: [] }).map((rule) => `${findingRefusalLabel[rule]}。`),
];
