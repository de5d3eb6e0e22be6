import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { majorRefusalLabel } from "#domain/plans/labels.ts";
import {
  filingRefusals,
  landsRefusals,
  type MajorItemAction,
  majorItemFlow,
  type MajorRefusal,
  majorRefusals,
} from "#domain/plans/major-item.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import { checkLinks } from "./links.ts";
import {
  fileMajorItemRows,
  insertMajorItem,
  lockMajorItem,
  lockMajorItems,
  type MajorFields,
  type MajorItemRow,
  updateMajorItem,
} from "./major-items.ts";
import { openTeam, refusePlan } from "./teams.ts";

/** 三项重大帮扶事项：never more than the number of the setting; one that was given up makes room. */
export async function addMajorItem(
  tx: Tx,
  actor: Actor,
  teamId: string,
  { id, year, ...fields }: MajorFields & { id: string; year: number },
  today: IsoDate,
) {
  const team = await openTeam(tx, actor, teamId);
  const { countyId, villageId, townshipId, organisationId } = team;
  if (Number(team.formedOn.slice(0, 4)) > year || Number(team.termTo.slice(0, 4)) < year)
    refusePlan(["outside-term"], "year");
  refuseItem(landsRefusals(fields.landsOn, team), "landsOn");
  await checkLinks(tx, actor, team, { problemId: fields.problemId });
  const required = (await ruleOf(tx, countyId, "major-items", today)).content.count;
  const places = new Set((await lockMajorItems(tx, actor, team, year)).map(({ position }) => position));
  const free = Array.from({ length: required }, (_, index) => index + 1).find((position) => !places.has(position));
  if (free === undefined) throw tooMany(required);
  const row = { ...fields, id, countyId, teamId, villageId, townshipId, organisationId, year, position: free };
  if (!(await insertMajorItem(tx, { ...row, plannedSince: today })))
    throw conflict("刚刚有人登记了同一项，请刷新后核对。");
  await trace(tx, actor, { countyId, id }, { act: "add", year, ...wordsOf(fields) });
  return { version: 1 };
}

const tooMany = (required: number) =>
  refused([
    { rule: "too-many-items", sentence: `每年报${required}项，已经列满；要换一项的，请先取消其中一项并说明理由。` },
  ]);

export async function editMajorItem(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...fields }: MajorFields & { version: number },
) {
  const { item, team } = await openItem(tx, actor, id, version);
  if (item.status === "dropped" || item.status === "landed") refuseItem(["ended"]);
  if (fields.landsOn !== item.landsOn) refuseItem(landsRefusals(fields.landsOn, team), "landsOn");
  if (item.filedOn !== null && fields.landsOn === null) refuseItem(["landing-date-missing"], "landsOn");
  if (fields.problemId !== item.problemId) await checkLinks(tx, actor, team, { problemId: fields.problemId });
  const after = await updateMajorItem(tx, actor, item, fields);
  await trace(tx, actor, item, { act: "edit", before: wordsOf(item), after: wordsOf(fields) });
  return { version: after };
}

interface ItemStep {
  readonly version: number;
  readonly action: MajorItemAction;
  readonly reason: string;
  readonly landedOn: IsoDate | null;
}

export async function moveMajorItem(tx: Tx, actor: Actor, id: string, step: ItemStep, today: IsoDate) {
  const { version, action, reason, landedOn } = step;
  const { item, team } = await openItem(tx, actor, id, version);
  refuseItem(majorRefusals(item.status, action, { reason, landedOn, today, formedOn: team.formedOn }));
  const status = next(majorItemFlow, item.status, action)!;
  const change = { status, landedOn: action === "land" ? landedOn : null, dropReason: action === "drop" ? reason : "" };
  const after = await updateMajorItem(tx, actor, item, change);
  await trace(tx, actor, item, {
    act: action,
    title: item.title,
    from: item.status,
    to: status,
    ...(action === "drop" && { reason }),
    ...(action === "land" && { landedOn }),
  });
  return { version: after };
}

/** 一次报齐：all of the year together, exactly as many as the setting says, each with its landing date. */
export async function fileMajorItems(tx: Tx, actor: Actor, teamId: string, year: number, today: IsoDate) {
  const team = await openTeam(tx, actor, teamId);
  const required = (await ruleOf(tx, team.countyId, "major-items", today)).content.count;
  const items = await lockMajorItems(tx, actor, team, year);
  refuseItem(filingRefusals(items, required));
  const fresh = items.filter(({ filedOn }) => filedOn === null);
  await fileMajorItemRows(
    tx,
    actor,
    team.countyId,
    fresh.map(({ id }) => id),
    today,
  );
  const titles = fresh.map(({ title }) => title);
  await trace(tx, actor, { countyId: team.countyId, id: teamId }, { act: "submit", year, items: titles });
  return { filed: fresh.length };
}

async function openItem(tx: Tx, actor: Actor, id: string, version: number) {
  const item = await lockMajorItem(tx, actor, id);
  if (!item) throw notFound("重大帮扶事项");
  const team = await openTeam(tx, actor, item.teamId);
  if (item.version !== version) throw stale("重大帮扶事项");
  return { item, team };
}

const wordsOf = ({ title, category, problemId, landsOn, budgetFen }: MajorFields) => ({
  title,
  category,
  problemId,
  landsOn,
  budgetFen,
});

function refuseItem(why: readonly MajorRefusal[], at?: string): void {
  if (why.length === 0) return;
  throw refused(why.map((rule) => ({ rule, ...(at && { at }), sentence: `${majorRefusalLabel[rule]}。` })));
}

function trace(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<MajorItemRow, "countyId" | "id">,
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb: "major-item.write", countyId, subjectId: id, detail });
}
