import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { barsOf } from "#domain/teams/match/candidates.ts";
import { groundOf } from "#domain/teams/match/ground.ts";
import { hardRuleLabel, slotLabel } from "#domain/teams/match/words.ts";
import type { MatchPick, Slot } from "#domain/teams/match/match.ts";
import type { IsoDate } from "#domain/date.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import { requireDecided, startingSettings } from "./commands.ts";
import { buildInput } from "./input.ts";
import { listPins, lockMatchRound } from "./queries.ts";

interface NewPin {
  readonly id: string;
  readonly villageId: string;
  readonly slot: Slot;
  readonly holderId: string;
  readonly kind: "pin" | "ban";
  readonly reason: string;
}

/** 手工指定、排除, with its reason. What can never hold is refused at once instead of by the search. */
export async function pinByHand(tx: Tx, actor: Actor, roundId: string, pin: NewPin, today: IsoDate) {
  const round = await lockMatchRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  requireDecided(round);
  const known = await listPins(tx, actor, round);
  if (known.some(({ id }) => id === pin.id)) return { id: pin.id };
  const { settings } = await startingSettings(tx, round, today);
  const input = await buildInput(tx, actor, round, settings);
  const village = input.villages.find(({ id }) => id === pin.villageId);
  if (!village) throw notFound("村（社区）");
  const holder = [...input.people, ...input.units].find(({ id }) => id === pin.holderId);
  if (!holder) throw notFound("人选");
  refuseTwice(pin, known, holder.name);
  const bars = barsOf(groundOf({ ...input, pins: [] }), pin).filter(
    (rule) => pin.kind === "pin" || rule === "eligibility",
  );
  if (bars.length > 0)
    throw refused(
      bars.map((rule) => ({
        rule,
        sentence: `${holder.name}不能担任${village.name}${slotLabel[pin.slot]}（${hardRuleLabel[rule]}），${pin.kind === "pin" ? "不能指定" : "无需排除"}。`,
      })),
    );
  await insertPin(tx, actor, round, pin);
  await record(tx, actor, {
    verb: "match.edit",
    countyId: round.countyId,
    subjectId: pin.id,
    detail: {
      action: pin.kind,
      village: village.name,
      slot: slotLabel[pin.slot],
      name: holder.name,
      reason: pin.reason,
    },
  });
  return { id: pin.id };
}

function refuseTwice(pin: NewPin, known: readonly (MatchPick & { readonly kind: "pin" | "ban" })[], name: string) {
  const here = known.filter(({ villageId, slot }) => villageId === pin.villageId && slot === pin.slot);
  const same = here.find(({ holderId }) => holderId === pin.holderId);
  if (same) {
    const word = same.kind === "pin" ? "指定" : "排除";
    throw refused([{ rule: "pinned-already", sentence: `${name}在该村该岗位已经${word}过，请先取消原来的一项。` }]);
  }
  if (pin.kind === "pin" && pin.slot !== "member" && here.some(({ kind }) => kind === "pin"))
    throw refused([
      { rule: "slot-pinned", sentence: `该村${slotLabel[pin.slot]}已经指定了其他人选，请先取消原来的一项。` },
    ]);
  const cadre = pin.slot === "first-secretary" || pin.slot === "member";
  const elsewhere = known.some(
    (one) => one.kind === "pin" && one.holderId === pin.holderId && one.villageId !== pin.villageId,
  );
  if (pin.kind === "pin" && cadre && elsewhere)
    throw refused([{ rule: "one-posting", sentence: `${name}已指定到其他村，一人只能派驻一个村。` }]);
}

async function insertPin(
  tx: Tx,
  actor: Actor,
  { countyId, id: roundId }: { readonly countyId: string; readonly id: string },
  { holderId, ...pin }: NewPin,
) {
  const holder = pin.slot === "paired-unit" ? { organisationId: holderId } : { personId: holderId };
  await tx
    .insertInto("matchPin")
    .values({ ...pin, ...holder, countyId, roundId, madeBy: actor.accountId })
    .execute();
}

/** Taken back, and brought back: the row stays. */
export async function setPinRemoved(tx: Tx, actor: Actor, id: string, removedAt: Date | null) {
  const pin = await tx
    .selectFrom("matchPin as i")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "i.countyId").onRef("v.id", "=", "i.villageId"))
    .where(withinCounties(actor, "i"))
    .where("i.id", "=", id)
    .select([
      "i.countyId",
      "i.roundId",
      "i.villageId",
      "i.slot",
      "i.kind",
      "i.personId",
      "i.organisationId",
      "i.removedAt",
      "v.name as village",
    ])
    .forUpdate("i")
    .executeTakeFirst();
  if (!pin) throw notFound("指定或者排除");
  if ((pin.removedAt === null) === (removedAt === null)) return { done: true } as const;
  const { countyId, villageId, slot, kind } = pin;
  const holderId = (pin.personId ?? pin.organisationId)!;
  const round = await lockMatchRound(tx, actor, pin.roundId);
  if (removedAt === null)
    refuseTwice({ id, villageId, slot, kind, holderId, reason: "" }, await listPins(tx, actor, round!), "该人选");
  await tx.updateTable("matchPin").set({ removedAt }).where("countyId", "=", countyId).where("id", "=", id).execute();
  const action = removedAt === null ? "restore" : "remove";
  await record(tx, actor, {
    verb: "match.edit",
    countyId,
    subjectId: id,
    detail: { action, village: pin.village, slot: slotLabel[slot] },
  });
  return { done: true } as const;
}
