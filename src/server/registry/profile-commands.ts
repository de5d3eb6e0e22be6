import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { tidyName } from "#domain/area.ts";
import {
  likeness,
  lineRefusals,
  premisesRefusals,
  premisesText,
  type ProfileLine,
  type ProfileList,
  profileListLabel,
  type ProfileRefusal,
  profileRefusalLabel,
} from "#domain/registry/profile.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import {
  findLine,
  findStoredProfile,
  insertLine,
  listStandingLines,
  type ProfileText,
  saveLine,
  saveProfileText,
  type StoredLine,
} from "./profile.ts";
import { type LockedVillage, lockVillages } from "./villages.ts";

interface Times {
  readonly today: string;
  readonly now: Date;
}

/** 村情概况、村级阵地：everything of the form at once. Version 0 is the village nobody has written of yet. */
export async function saveProfile(
  tx: Tx,
  actor: Actor,
  villageId: string,
  { version, ...content }: ProfileText & { readonly version: number },
  { today, now }: Times,
) {
  const village = await standingVillage(tx, actor, villageId);
  const place = placeOf(village);
  const stored = await findStoredProfile(tx, actor, place);
  if ((stored?.version ?? 0) !== version) throw stale("村情民意一本通");
  refuse(premisesRefusals(content, today));
  const next = await saveProfileText(tx, place, content, version, now);
  await trace(tx, actor, village, {
    action: "save",
    overview: content.overview === (stored?.overview ?? "") ? "未改" : "已改",
    premises: premisesText(content),
  });
  return { version: next };
}

/** What a line holds beyond the rules of its list; a telephone number never reaches the trace. */
type LineInput = ProfileLine & { readonly phone?: string | null | undefined };

/** A second call with the same id changes nothing; another line under a taken id is refused. */
export async function addProfileLine(
  tx: Tx,
  actor: Actor,
  villageId: string,
  { id, ...input }: LineInput & { readonly id: string },
) {
  const village = await standingVillage(tx, actor, villageId);
  const line = tidied(input);
  const known = await findLine(tx, actor, line.list, id);
  if (known) return sameAgain(known, line, villageId);
  await refuseLine(tx, actor, line, { ...placeOf(village), id });
  const { list, ...fields } = line;
  if (!(await insertLine(tx, list, { ...placeOf(village), id }, fields))) throw taken();
  await trace(tx, actor, village, { action: "add", list: profileListLabel[list], added: tracedLine(line) });
  return { id, version: 1 };
}

const taken = () => conflict("该编号已被另一条占用，没有保存。请刷新页面后重新填写。");

function sameAgain(known: StoredLine, line: ProfileLine, villageId: string) {
  if (known.villageId !== villageId || likeness(known) !== likeness(line)) throw taken();
  return { id: known.id, version: known.version };
}

/** Left out, a masked name or number stays as it is. */
export async function editProfileLine(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...input }: Omit<LineInput, "name"> & { readonly name?: string | undefined; readonly version: number },
  { now }: Pick<Times, "now">,
) {
  const { known, village } = await lockedLine(tx, actor, input.list, id, version);
  if (known.removed) refuse(["line-removed"]);
  const line = tidied({ ...input, name: input.name ?? known.name } as LineInput);
  await refuseLine(tx, actor, line, known);
  const { list, phone, ...fields } = line;
  const next = await saveLine(tx, known, { ...fields, ...(phone !== undefined && { phone }) }, now);
  const numberChanged = phone !== undefined && phone !== (known.phone ?? null);
  await trace(tx, actor, village, {
    action: "edit",
    list: profileListLabel[list],
    before: tracedLine(known),
    after: tracedLine(line),
    ...(numberChanged && { changed: "phone" }),
  });
  return { version: next };
}

interface LineRef {
  readonly list: ProfileList;
  readonly version: number;
}

export function removeProfileLine(tx: Tx, actor: Actor, id: string, ref: LineRef, { now }: Pick<Times, "now">) {
  return setRemoved(tx, actor, id, ref, { removedAt: now, now });
}

export function restoreProfileLine(tx: Tx, actor: Actor, id: string, ref: LineRef, { now }: Pick<Times, "now">) {
  return setRemoved(tx, actor, id, ref, { removedAt: null, now });
}

/** A line that comes back meets the same rules as a new one: the like of it may have been written meanwhile. */
async function setRemoved(
  tx: Tx,
  actor: Actor,
  id: string,
  { list, version }: LineRef,
  { removedAt, now }: { readonly removedAt: Date | null; readonly now: Date },
) {
  const { known, village } = await lockedLine(tx, actor, list, id, version);
  if (known.removed === (removedAt !== null)) return { version: known.version };
  if (removedAt === null) await refuseLine(tx, actor, known, known);
  const next = await saveLine(tx, known, { removedAt }, now);
  const action = removedAt === null ? "restore" : "remove";
  await trace(tx, actor, village, { action, list: profileListLabel[list], line: tracedLine(known) });
  return { version: next };
}

/** 查看完整电话、姓名：with its purpose, and a trace. */
export async function revealProfileLine(
  tx: Tx,
  actor: Actor,
  id: string,
  { list, reason }: { readonly list: "committee-member" | "capable-person"; readonly reason: string },
) {
  const line = await findLine(tx, actor, list, id);
  if (!line) throw notFound(profileListLabel[list]);
  const { countyId } = line;
  const detail = { list: profileListLabel[list], field: list === "capable-person" ? "姓名" : "phone", reason };
  await record(tx, actor, { verb: "profile.reveal", countyId, subjectId: id, detail });
  return { name: line.name, phone: line.phone ?? null };
}

async function standingVillage(tx: Tx, actor: Actor, villageId: string): Promise<LockedVillage> {
  const [village] = await lockVillages(tx, actor, [villageId]);
  if (!village) throw notFound("村（社区）");
  if (village.validTo !== null) refuse(["village-ended"]);
  return village;
}

/** The village is locked before the line is read again: whoever writes in it waits here. */
async function lockedLine(tx: Tx, actor: Actor, list: ProfileList, id: string, version: number) {
  const seen = await findLine(tx, actor, list, id);
  if (!seen) throw notFound(profileListLabel[list]);
  const village = await standingVillage(tx, actor, seen.villageId);
  const known = (await findLine(tx, actor, list, id))!;
  if (known.version !== version) throw stale(profileListLabel[list]);
  return { known, village };
}

async function refuseLine(
  tx: Tx,
  actor: Actor,
  line: ProfileLine,
  place: { countyId: string; villageId: string; id: string },
) {
  const others = await listStandingLines(tx, actor, line.list, place, place.id);
  refuse(lineRefusals(line, others.map(likeness)));
}

function refuse(why: readonly ProfileRefusal[]) {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: profileRefusalLabel[rule] })));
}

const tidied = (line: LineInput): LineInput => ({ ...line, name: tidyName(line.name) });

const placeOf = ({ countyId, id: villageId, townshipId }: LockedVillage) => ({ countyId, villageId, townshipId });

/** Names of people elsewhere and telephone numbers stay out of the trace. */
function tracedLine(line: ProfileLine) {
  if (line.list === "capable-person") return { field: line.field };
  return line.list === "committee-member" ? { post: line.post, name: line.name } : { name: line.name };
}

function trace(tx: Tx, actor: Actor, village: LockedVillage, detail: Readonly<Record<string, unknown>>) {
  const { countyId, id, townshipName, name } = village;
  return record(tx, actor, {
    verb: "profile.edit",
    countyId,
    subjectId: id,
    detail: { village: `${townshipName}${name}`, ...detail },
  });
}
