import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { amountRefusals } from "#domain/projects/funds/amount.ts";
import { givingBackRefusals } from "#domain/projects/funds/allocation.ts";
import { typeOf, typeRefusals } from "#domain/projects/funds/fund-type.ts";
import { type Refusal, when } from "#domain/projects/gates/refusal.ts";
import type { BatchBody } from "#contract/fund-shapes.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type LockedBatch, lockBatch } from "./batches.ts";
import { type Moving, receiveFund, returnFund } from "./saving.ts";

export function refuseMoney(why: readonly Refusal[]): void {
  if (why.length > 0) throw refused(why);
}

/** 登记批次: the name of the money is judged by the day of its document. */
export async function createBatch(tx: Tx, actor: Actor, body: BatchBody, today: IsoDate) {
  const { id, countyId, ...said } = body;
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
  const { version: ruleVersion, content: rule } = await ruleOf(tx, countyId, "fund-types", today);
  const type = typeOf(rule, said.typeCode);
  refuseMoney([
    ...typeRefusals(type, said.documentOn),
    ...amountRefusals(said.amountFen, "下达金额"),
    ...when(said.documentOn > today, "day-in-future", "文件日期不能晚于今天。", "documentOn"),
    ...receivedRefusals(said, said.receivedOn, today),
  ]);
  await receiveFund(tx, actor, { countyId, id }, { ...said, typeName: type!.name, level: type!.level, ruleVersion });
  const { documentOn, receivedOn, amountFen, document } = said;
  await record(tx, actor, {
    verb: "fund.write",
    countyId,
    subjectId: id,
    detail: { act: "receive-fund", fundType: type!.name, document, documentOn, receivedOn, amountFen },
  });
  return { id, version: 1 };
}

const receivedRefusals = (
  { documentOn }: { readonly documentOn: IsoDate },
  receivedOn: IsoDate | null,
  today: IsoDate,
): Refusal[] => [
  ...when(receivedOn !== null && receivedOn > today, "day-in-future", "到账日期不能晚于今天。", "receivedOn"),
  ...when(
    receivedOn !== null && receivedOn < documentOn,
    "received-before-document",
    `到账日期不能早于文件日期 ${documentOn}。`,
    "receivedOn",
  ),
];

interface At {
  readonly id: string;
  readonly version: number;
}

async function atBatch(tx: Tx, actor: Actor, { id, version }: At): Promise<LockedBatch> {
  const batch = await lockBatch(tx, actor, id);
  if (batch.version !== version) throw stale("资金批次");
  return batch;
}

/** 到账: only then is anything paid of it. */
export async function noteReceived(
  tx: Tx,
  actor: Actor,
  { receivedOn, ...at }: At & { readonly receivedOn: IsoDate },
  today: IsoDate,
) {
  const batch = await atBatch(tx, actor, at);
  refuseMoney([
    ...when(batch.receivedOn !== null, "received-already", `该批次已于 ${batch.receivedOn ?? ""} 登记到账。`),
    ...receivedRefusals(batch, receivedOn, today),
  ]);
  const version = batch.version + 1;
  await tx
    .updateTable("fundBatch")
    .set({ receivedOn, version })
    .where("countyId", "=", batch.countyId)
    .where("id", "=", batch.id)
    .execute();
  await record(tx, actor, {
    verb: "fund.write",
    countyId: batch.countyId,
    subjectId: batch.id,
    detail: { act: "note-received", fundType: batch.typeName, receivedOn },
  });
  return { version };
}

/** 上缴收回: what lies with the county goes back to where it came from. */
export async function giveBack(tx: Tx, actor: Actor, { id, version, ...moving }: At & Moving, today: IsoDate) {
  const batch = await atBatch(tx, actor, { id, version });
  refuseMoney(givingBackRefusals(batch, { ...moving, today }));
  await returnFund(tx, actor, batch, moving);
  const { amountFen, onDay, document, text } = moving;
  await record(tx, actor, {
    verb: "fund.write",
    countyId: batch.countyId,
    subjectId: batch.id,
    detail: { act: "give-back", fundType: batch.typeName, amountFen, day: onDay, document, text },
  });
  return { version: batch.version + 1 };
}
