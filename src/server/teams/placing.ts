import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match-words.ts";
import type { Slot } from "#domain/teams/match.ts";
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

export interface Replacing extends Held {
  readonly id: string;
  readonly handoverId: string;
  readonly version: number;
  /** The last day of the one who leaves; the successor begins on the next. */
  readonly endedOn: IsoDate;
  readonly reason: string;
  readonly toOn: IsoDate;
}

/** 轮换：one step ends a posting and begins the next, the days join, and the pack that goes from hand to hand is made. */
export async function replaceHolder(
  tx: Tx,
  actor: Actor,
  postingId: string,
  replacing: Replacing,
  { today, hooks }: { readonly today: IsoDate; readonly hooks: PackHooks },
) {
  const { team, posting } = await openPosting(tx, actor, postingId, replacing.version);
  const { slot } = posting;
  const fromOn = addDays(replacing.endedOn, 1);
  const { name, reasons, personId, organisationId } = await checkHolder(
    tx,
    actor,
    { ...team, teamId: team.id, slot },
    replacing,
    today,
  );
  refuse(
    said(endRefusals(posting, replacing.endedOn, today), { name, slot }, "endedOn"),
    reasons,
    said(datesRefusals({ fromOn, toOn: replacing.toOn }, team), { name, slot }, "toOn"),
  );
  await endHolding(tx, team, posting, replacing);
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
  await trace(tx, actor, team, { action: "rotate", ...words, onDate: replacing.endedOn, reason });
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
  const version = await endHolding(tx, team, posting, ending);
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

async function openPosting(tx: Tx, actor: Actor, id: string, version: number) {
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
) {
  const version = await savePostingChange(tx, posting, { endedOn, endReason: reason });
  await withdrawOpenLeaves(tx, team.countyId, [posting.id]);
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
