import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import {
  datesRefusals,
  endRefusals,
  membershipRefusals,
  type PostingRefusal,
  slotRefusals,
} from "#domain/teams/posting.ts";
import { postingRefusalSentence } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { openTeam, trace } from "./commands.ts";
import { saveHandover } from "./handovers.ts";
import { checkHolder, type Held } from "./holders.ts";
import { withdrawOpenLeaves } from "./leaves.ts";
import { makePack, type PackHooks } from "./packing.ts";
import {
  findTeamOfPosting,
  listOpenHoldings,
  type LockedPosting,
  lockPosting,
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

/** An empty slot gets its holder, or the team a member more. */
export async function fillSlot(tx: Tx, actor: Actor, teamId: string, filling: Filling, today: IsoDate) {
  const team = await openTeam(tx, actor, teamId);
  const { slot, fromOn, toOn } = filling;
  const { name, reasons, ...held } = await checkHolder(tx, actor, { ...team, teamId, slot }, filling, today);
  const standing = (await listOpenHoldings(tx, team.countyId, teamId)).map((one) => one.slot);
  refuse(
    reasons,
    said(slotRefusals(slot, standing), { name, slot }, "slot"),
    said(datesRefusals({ fromOn, toOn }, team), { name, slot }, "fromOn"),
  );
  const { personId, organisationId } = held;
  await inWords(
    savePosting(tx, {
      ...placeOf(team),
      id: filling.id,
      slot,
      personId,
      organisationId,
      fromOn,
      toOn,
      predecessorId: null,
    }),
  );
  if (slot === "paired-unit") await saveTeamChange(tx, team, { organisationId });
  await trace(tx, actor, team, { action: "fill", slot: slotLabel[slot], person: name, fromOn, toOn });
  return { version: 1 };
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
  const seat = { ...team, teamId: team.id, slot, ...(startsOn !== undefined && { startsOn }) };
  const { reasons, ...holder } = await checkHolder(tx, actor, seat, rotating, today);
  const words = { name: holder.name, slot };
  return {
    holder,
    reasons: [
      ...said(endRefusals(posting, endedOn, today), words, "endedOn"),
      ...reasons,
      ...said(datesRefusals({ fromOn: addDays(endedOn, 1), toOn }, team), words, "toOn"),
    ],
  };
}

interface ReplacedOn {
  readonly today: IsoDate;
  readonly hooks: PackHooks;
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
  const { reason } = replacing;
  const pack = await makePack(tx, actor, { team, posting, successor: name, reason, today }, hooks);
  const { countyId, villageId, townshipId } = team;
  const row = {
    countyId,
    villageId,
    townshipId,
    id: replacing.handoverId,
    postingId: posting.id,
    successorId: next.id,
  };
  await inWords(saveHandover(tx, { ...row, pack, madeBy: actor.accountId }));
  const words = { slot: slotLabel[slot], from: pack.leaving, to: name };
  await trace(tx, actor, team, { action: "rotate", ...words, onDate: replacing.endedOn, reason, plannedOn });
  return { handoverId: replacing.handoverId };
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

const said = (why: readonly PostingRefusal[], words: { name: string; slot: Slot }, at: string) =>
  reasonsOf(why, (rule) => postingRefusalSentence(rule, words), at);
