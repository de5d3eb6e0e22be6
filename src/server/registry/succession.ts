import { notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { tidyName } from "#domain/area.ts";
import {
  datingRefusals,
  mergedNumbers,
  mergeRefusals,
  renameRefusals,
  splitRefusals,
  type SuccessionRule,
  successionRules,
  unknownNumbers,
} from "#domain/registry/succession.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { moveProfile } from "./profile.ts";
import { inWords } from "./refusal-of.ts";
import { lockTownship } from "./townships.ts";
import {
  addAlias,
  type LockedVillage,
  lockVillages,
  type NewVillage,
  saveSuccessions,
  saveVillage,
  saveVillageChange,
} from "./villages.ts";

/** Since when, by which document, and the version of the village the officer had before her. */
export interface Change {
  readonly onDate: string;
  readonly basis: string;
  readonly version: number;
}

interface Times {
  readonly today: string;
  readonly now: Date;
}

const fullName = (village: { townshipName: string; name: string }) => `${village.townshipName}${village.name}`;

/** 更名：还是那个村，原名转为曾用名。Cases and assessments hang on its id and stay with it. */
export async function renameVillage(
  tx: Tx,
  actor: Actor,
  id: string,
  { name: written, ...change }: Change & { name: string },
  times: Times,
) {
  const village = await lockedFor(tx, actor, id, change);
  const name = tidyName(written);
  refuse([...datingRefusals([village], change.onDate, times.today), ...renameRefusals(village.name, name)]);
  await inWords(saveVillageChange(tx, village, { name }, times.now));
  await addAlias(tx, village, village.name);
  const toName = fullName({ ...village, name });
  await link(tx, change, "renamed", [village], [{ id, toName }]);
  await trail(tx, actor, village, { renamed: toName, ...change });
  return { id };
}

/** A village that ended and the one that goes on in its place, and the township that one lies in. */
export interface Succession {
  readonly kind: "moved" | "merged";
  readonly countyId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly townshipId: string;
  readonly onDate: string;
}

/** What a later stage does in the same transaction with what hangs on the village. */
export type Follow = (tx: Tx, actor: Actor, succession: Succession, today: string) => Promise<void>;

async function followed(
  tx: Tx,
  actor: Actor,
  follows: readonly Follow[],
  succession: Succession,
  { today }: Times,
): Promise<void> {
  for (const follow of follows) await follow(tx, actor, succession, today);
}

/** 划转：在新的乡镇（街道）另立一行，原行终止并指向它。 */
export async function moveVillage(
  tx: Tx,
  actor: Actor,
  id: string,
  { newId, townshipId, ...change }: Change & { newId: string; townshipId: string },
  times: Times,
  follows: readonly Follow[],
) {
  const village = await lockedFor(tx, actor, id, change);
  const township = await lockTownship(tx, actor, townshipId);
  if (!township || township.countyId !== village.countyId) throw notFound("乡镇（街道）");
  const same: SuccessionRule[] = village.townshipId === townshipId ? ["same-township"] : [];
  refuse([...datingRefusals([village], change.onDate, times.today), ...same]);
  await end(tx, [village], change, times);
  const { name, kind } = village;
  const successor = { ...mergedNumbers([village]), id: newId, townshipId, name, kind, validFrom: change.onDate };
  await inWords(saveVillage(tx, village.countyId, successor));
  const toName = `${township.name}${name}`;
  await link(tx, change, "moved", [village], [{ id: newId, toName }]);
  const { countyId } = village;
  await moveProfile(tx, id, { countyId, villageId: newId, townshipId });
  const succession = { kind: "moved", countyId, fromId: id, toId: newId, townshipId, onDate: change.onDate } as const;
  await followed(tx, actor, follows, succession, times);
  await trail(tx, actor, village, { moved: toName, newId, ...change });
  return { id: newId };
}

type Into =
  | { readonly keptId: string }
  | { readonly newId: string; readonly name: string; readonly kind: NewVillage["kind"]; readonly townshipId: string };

/** 合并：其中一村保留，或各村终止、另立新村。 */
export async function mergeVillages(
  tx: Tx,
  actor: Actor,
  id: string,
  { otherIds, into, ...change }: Change & { otherIds: readonly string[]; into: Into },
  times: Times,
  follows: readonly Follow[],
) {
  const ids = [id, ...otherIds];
  const keptId = "keptId" in into ? into.keptId : null;
  refuse(mergeRefusals(ids, keptId));
  const merged = await lockVillages(tx, actor, ids);
  const first = merged.find((village) => village.id === id);
  if (!first || merged.length !== new Set(ids).size) throw notFound("村（社区）");
  if (merged.some(({ countyId }) => countyId !== first.countyId)) throw notFound("村（社区）");
  if (first.version !== change.version) throw stale("村（社区）");
  refuse(datingRefusals(merged, change.onDate, times.today));
  const ended = merged.filter((village) => village.id !== keptId);
  await end(tx, ended, change, times);
  const result = await mergeResult(tx, actor, merged, into, change, times);
  await link(tx, change, "merged", ended, [result]);
  const { id: toId, townshipId } = result;
  const merging = { kind: "merged", toId, townshipId, onDate: change.onDate } as const;
  for (const { countyId, id: fromId } of ended)
    await followed(tx, actor, follows, { ...merging, countyId, fromId }, times);
  await trail(tx, actor, first, { merged: merged.map(fullName), into: result.toName, ...change });
  return { id: result.id };
}

async function mergeResult(
  tx: Tx,
  actor: Actor,
  merged: readonly LockedVillage[],
  into: Into,
  { onDate }: Change,
  { now }: Times,
): Promise<Successor & { readonly townshipId: string }> {
  const numbers = mergedNumbers(merged);
  if ("keptId" in into) {
    const kept = merged.find((village) => village.id === into.keptId)!;
    await saveVillageChange(tx, kept, numbers, now);
    return { id: kept.id, toName: fullName(kept), townshipId: kept.townshipId };
  }
  const { newId, kind, townshipId } = into;
  const township = await lockTownship(tx, actor, townshipId);
  if (!township) throw notFound("乡镇（街道）");
  const name = tidyName(into.name);
  await inWords(
    saveVillage(tx, township.countyId, { ...numbers, id: newId, townshipId, name, kind, validFrom: onDate }),
  );
  return { id: newId, toName: `${township.name}${name}`, townshipId };
}

type Part = Pick<NewVillage, "id" | "name" | "kind">;

/** 拆分：新村的户数、人口等留空待填；原村保留的，其数字由县级随后更正。 */
export async function splitVillage(
  tx: Tx,
  actor: Actor,
  id: string,
  { originalStays, parts, ...change }: Change & { originalStays: boolean; parts: readonly Part[] },
  times: Times,
) {
  const village = await lockedFor(tx, actor, id, change);
  refuse([...datingRefusals([village], change.onDate, times.today), ...splitRefusals(parts.length, originalStays)]);
  if (originalStays) await saveVillageChange(tx, village, {}, times.now);
  else await end(tx, [village], change, times);
  const { countyId, townshipId, townshipName } = village;
  const successors: Successor[] = [];
  for (const { id: partId, name: written, kind } of parts) {
    const name = tidyName(written);
    const part = { ...unknownNumbers, id: partId, townshipId, name, kind, validFrom: change.onDate };
    await inWords(saveVillage(tx, countyId, part));
    successors.push({ id: partId, toName: `${townshipName}${name}` });
  }
  await link(tx, change, "split", [village], successors);
  await trail(tx, actor, village, { split: successors.map(({ toName }) => toName), originalStays, ...change });
  return { done: true } as const;
}

async function lockedFor(tx: Tx, actor: Actor, id: string, { version }: Change): Promise<LockedVillage> {
  const [village] = await lockVillages(tx, actor, [id]);
  if (!village) throw notFound("村（社区）");
  if (village.version !== version) throw stale("村（社区）");
  return village;
}

function refuse(why: readonly SuccessionRule[]) {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: successionRules[rule] })));
}

async function end(tx: Tx, villages: readonly LockedVillage[], { onDate }: Change, { now }: Times) {
  for (const village of villages) await saveVillageChange(tx, village, { validTo: onDate }, now);
}

interface Successor {
  readonly id: string;
  readonly toName: string;
}

function link(
  tx: Tx,
  change: Change,
  kind: "merged" | "split" | "renamed" | "moved",
  from: readonly LockedVillage[],
  to: readonly Successor[],
) {
  const rows = from.flatMap((village) =>
    to.map(({ id, toName }) => ({
      kind,
      fromVillageId: village.id,
      toVillageId: id,
      fromName: fullName(village),
      toName,
    })),
  );
  return saveSuccessions(tx, from[0]!.countyId, change, rows);
}

function trail(tx: Tx, actor: Actor, village: LockedVillage, detail: Readonly<Record<string, unknown>>) {
  const { countyId, id } = village;
  return record(tx, actor, {
    verb: "village.edit",
    countyId,
    subjectId: id,
    detail: { village: fullName(village), ...detail },
  });
}
