import { notFound, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import {
  datesRefusals,
  endRefusals,
  eveOf,
  handsOver,
  membershipRefusals,
  neverCameRefusals,
  type PostingRefusal,
  slotRefusals,
  slotUntilRefusals,
} from "#domain/teams/posting.ts";
import { postingRefusalSentence, type PostingWords } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { openTeam, trace } from "./commands.ts";
import { handOver, type HandedOn } from "./handing.ts";
import { checkHolder, type Held } from "./holders.ts";
import { withdrawOpenLeaves } from "./leaves.ts";
import {
  findFormerHolder,
  findTeamOfPosting,
  type FormerHolder,
  listOpenHoldings,
  type LockedPosting,
  lockPosting,
  type NewHolding,
  savePosting,
  savePostingChange,
} from "./postings.ts";
import { type LockedTeam, saveTeamChange } from "./queries.ts";
import { inWords, reasonsOf, refuse } from "./refusing.ts";
import { dropRotations } from "./rotations.ts";

export interface Filling extends Held {
  readonly id: string;
  readonly slot: Slot;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}

/** An empty slot gets its holder, or the team a member more. Whoever held the slot last, not long ago, hands over. */
export async function fillSlot(tx: Tx, actor: Actor, teamId: string, filling: Filling, on: HandedOn) {
  const team = await openTeam(tx, actor, teamId);
  const { slot, fromOn, toOn } = filling;
  const { name, reasons, ...held } = await checkHolder(tx, actor, { ...team, teamId, slot, fromOn }, filling, on.today);
  const former = await findFormerHolder(tx, team.countyId, teamId, slot);
  const heldUntil = former?.endedOn ?? null;
  const standing = (await listOpenHoldings(tx, team.countyId, teamId)).map((one) => one.slot);
  refuse(
    reasons,
    said(slotRefusals(slot, standing), { name, slot }, "slot"),
    said(slotUntilRefusals(slot, heldUntil, fromOn), { name, slot, heldUntil }, "fromOn"),
    said(datesRefusals({ fromOn, toOn }, team), { name, slot }, "fromOn"),
  );
  const { personId, organisationId } = held;
  const { id } = filling;
  const next = { ...placeOf(team), id, slot, personId, organisationId, fromOn, toOn };
  const before = former && handsOver(former.endedOn, fromOn) ? former : undefined;
  await inWords(savePosting(tx, { ...next, predecessorId: before?.id ?? null }));
  if (slot === "paired-unit") await saveTeamChange(tx, team, { organisationId });
  const handoverId = before ? await handOverSeat(tx, actor, next, before, on) : null;
  await trace(tx, actor, team, { action: "fill", slot: slotLabel[slot], person: name, fromOn, toOn });
  return { version: 1, handoverId };
}

/** Null for whoever comes back to the seat he left. */
async function handOverSeat(
  tx: Tx,
  actor: Actor,
  { id: successorId, ...next }: Omit<NewHolding, "predecessorId">,
  { id: postingId, slot, holderId, endReason: reason }: FormerHolder,
  on: HandedOn,
): Promise<string | null> {
  if (holderId === (next.personId ?? next.organisationId)) return null;
  const id = uuidv7();
  await handOver(tx, actor, next, [{ id, slot, postingId, successorId, reason }], on);
  return id;
}

export interface Rotating extends Held {
  /** The last day of the one who leaves; the successor begins on the next. */
  readonly endedOn: IsoDate;
  readonly reason: string;
  readonly toOn: IsoDate;
}

export interface Replacing extends Rotating {
  readonly id: string;
  readonly handoverId: string;
  readonly version: number;
}

interface Opened {
  readonly team: LockedTeam;
  readonly posting: LockedPosting;
}

interface AskedOn {
  readonly today: IsoDate;
  /** The first day of a rotation planned ahead: what is settled to end before does not stand in its way. */
  readonly startsOn?: IsoDate;
}

/** Every reason against a rotation, done now or planned for a day ahead. */
export async function checkRotation(
  tx: Tx,
  actor: Actor,
  { team, posting }: Opened,
  rotating: Rotating,
  { today, startsOn }: AskedOn,
) {
  const { slot } = posting;
  const { endedOn, toOn } = rotating;
  const fromOn = addDays(endedOn, 1);
  const seat = { ...team, teamId: team.id, slot, fromOn, ...(startsOn !== undefined && { startsOn }) };
  const { reasons, ...holder } = await checkHolder(tx, actor, seat, rotating, today);
  const words = { name: holder.name, slot };
  return {
    holder,
    reasons: [
      ...said(endRefusals(posting, endedOn, today), words, "endedOn"),
      ...reasons,
      ...said(datesRefusals({ fromOn, toOn }, team), words, "toOn"),
    ],
  };
}

interface ReplacedOn extends HandedOn {
  /** The day on which it was planned ahead. */
  readonly plannedOn?: IsoDate;
}

/** 轮换：one step ends a posting and begins the next, the days join, and the pack that goes from hand to hand is made. */
export async function replaceHolder(
  tx: Tx,
  actor: Actor,
  postingId: string,
  replacing: Replacing,
  { today, hooks, plannedOn }: ReplacedOn,
) {
  const { team, posting } = await openPosting(tx, actor, postingId, replacing.version);
  const { slot } = posting;
  const fromOn = addDays(replacing.endedOn, 1);
  const { holder, reasons } = await checkRotation(tx, actor, { team, posting }, replacing, { today });
  refuse(reasons);
  const { name, personId, organisationId } = holder;
  await endHolding(tx, team, posting, replacing, "该岗位已另行办理轮换。");
  const next = { ...placeOf(team), id: replacing.id, slot, personId, organisationId, fromOn, toOn: replacing.toOn };
  await inWords(savePosting(tx, { ...next, predecessorId: posting.id }));
  if (slot === "paired-unit") await saveTeamChange(tx, team, { organisationId });
  const { reason, handoverId } = replacing;
  const succession = { id: handoverId, slot, postingId: posting.id, successorId: next.id, reason };
  const [pack] = await handOver(tx, actor, placeOf(team), [succession], { today, hooks });
  const words = { slot: slotLabel[slot], from: pack!.leaving, to: name };
  await trace(tx, actor, team, { action: "rotate", ...words, onDate: replacing.endedOn, reason, plannedOn });
  return { handoverId };
}

export interface Ending {
  readonly version: number;
  readonly endedOn: IsoDate;
  readonly reason: string;
}

/** 离岗 without a successor: the slot stands empty, and the page says so until it is filled. */
export async function endPosting(tx: Tx, actor: Actor, postingId: string, ending: Ending, today: IsoDate) {
  const { team, posting } = await openPosting(tx, actor, postingId, ending.version);
  refuse(said(endRefusals(posting, ending.endedOn, today), { name: "", slot: posting.slot }, "endedOn"));
  const version = await endHolding(tx, team, posting, ending, "原任已离岗，岗位空缺。");
  if (posting.slot === "paired-unit") await saveTeamChange(tx, team, { organisationId: null });
  const { endedOn, reason } = ending;
  await trace(tx, actor, team, { action: "end", slot: slotLabel[posting.slot], onDate: endedOn, reason });
  return { version };
}

/** 未到岗撤回：whoever was to come on a day ahead does not come; what hangs on his coming goes with it. */
export async function takeBackPosting(
  tx: Tx,
  actor: Actor,
  postingId: string,
  { version, reason }: { readonly version: number; readonly reason: string },
  today: IsoDate,
) {
  const { team, posting } = await openPosting(tx, actor, postingId, version);
  const { slot, fromOn } = posting;
  refuse(said(neverCameRefusals(posting, today), { name: "", slot }));
  const ending = { endedOn: eveOf(fromOn), reason: `未到岗撤回：${reason}` };
  const after = await endHolding(tx, team, posting, ending, "接任人没有到岗，岗位空缺。");
  if (slot === "paired-unit") await saveTeamChange(tx, team, { organisationId: null });
  await trace(tx, actor, team, { action: "never-came", slot: slotLabel[slot], fromOn, reason });
  return { version: after };
}

/** 党组织关系转接 to the village, noted; without a day the note is taken back. */
export async function noteMembership(
  tx: Tx,
  actor: Actor,
  postingId: string,
  { version, movedOn }: { readonly version: number; readonly movedOn: IsoDate | null },
  today: IsoDate,
) {
  const { team, posting } = await openPosting(tx, actor, postingId, version);
  refuse(said(membershipRefusals(posting, movedOn, today), { name: "", slot: posting.slot }, "movedOn"));
  const after = await savePostingChange(tx, posting, { membershipMovedOn: movedOn });
  await record(tx, actor, {
    verb: "posting.write",
    countyId: team.countyId,
    subjectId: posting.id,
    detail: { action: "membership", team: team.name, onDate: movedOn },
  });
  return { version: after };
}

export async function openPosting(tx: Tx, actor: Actor, id: string, version: number): Promise<Opened> {
  const teamId = await findTeamOfPosting(tx, actor, id);
  if (teamId === undefined) throw notFound("派驻");
  const team = await openTeam(tx, actor, teamId);
  const posting = await lockPosting(tx, actor, id);
  if (!posting) throw notFound("派驻");
  if (posting.version !== version) throw stale("派驻");
  return { team, posting };
}

async function endHolding(
  tx: Tx,
  team: LockedTeam,
  posting: LockedPosting,
  { endedOn, reason }: { readonly endedOn: IsoDate; readonly reason: string },
  whyNotPlanned: string,
) {
  const version = await savePostingChange(tx, posting, { endedOn, endReason: reason });
  await withdrawOpenLeaves(tx, team.countyId, [posting.id]);
  await dropRotations(tx, team.countyId, [posting.id], whyNotPlanned);
  return version;
}

const placeOf = ({ countyId, id, villageId, townshipId }: LockedTeam) => ({
  countyId,
  teamId: id,
  villageId,
  townshipId,
});

const said = (why: readonly PostingRefusal[], words: PostingWords, at?: string) =>
  reasonsOf(why, (rule) => postingRefusalSentence(rule, words), at);
