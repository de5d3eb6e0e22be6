import { sql } from "kysely";
import type { inspectors } from "#contract/inspectors.ts";
import { conflict, invalid, notFound, stale } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";
import { findInspector, listInspectorAccounts } from "./inspectors.ts";

/** Into the register, or a change of what it says. An account is linked only when it holds an inspector's office here. */
export async function saveInspector(
  tx: Tx,
  actor: Actor,
  personId: string,
  { version, accountId, validTo }: Body<typeof inspectors.save>,
) {
  const countyId = actor.counties[0]!;
  await lockPerson(tx, actor, personId);
  const before = await findInspector(tx, actor, personId);
  if ((before?.version ?? 0) !== version) throw stale("督查人员");
  if (accountId !== null && accountId !== before?.accountId) await refuseOthersAccount(tx, countyId, accountId);
  await tx
    .insertInto("inspector")
    .values({ countyId, personId, accountId, validTo })
    .onConflict((on) =>
      on
        .columns(["countyId", "personId"])
        .doUpdateSet({ accountId, validTo, version: version + 1, updatedAt: sql`now()` }),
    )
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) !== "23505") throw error;
      const sentence = "所选账号已经关联另一名督查人员。一个账号只关联一人，封存的结果才不会多开放一份。";
      throw invalid(sentence, [{ rule: "account-linked", at: "accountId", sentence }]);
    });
  await trace(tx, actor, personId, { action: version === 0 ? "add" : "edit", account: accountId, validTo });
  return { version: version + 1 };
}

async function refuseOthersAccount(tx: Tx, countyId: string, accountId: string) {
  const accounts = await listInspectorAccounts(tx, countyId);
  const sentence = "所选账号没有本县督查组的岗位，不能关联。请先由安全管理员授予督查组岗位。";
  if (!accounts.some(({ id }) => id === accountId))
    throw invalid(sentence, [{ rule: "no-inspector-account", at: "accountId", sentence }]);
}

export async function recuseInspector(
  tx: Tx,
  actor: Actor,
  personId: string,
  { id, townshipId, villageId, reason }: Body<typeof inspectors.recuse>,
) {
  const inspector = await findInspector(tx, actor, personId);
  if (!inspector) throw notFound("督查人员");
  const { countyId } = inspector;
  const { rows } = await sql`
    select from township t where ${withinCounties(actor, "t")} and t.county_id = ${countyId} and t.id = ${townshipId}
      and (${villageId}::uuid is null or exists (
        select from village v where v.county_id = t.county_id and v.id = ${villageId} and v.township_id = t.id))`.execute(
    tx,
  );
  if (rows.length === 0) throw notFound("村（社区）或乡镇（街道）");
  await tx
    .insertInto("inspectorRecusal")
    .values({ countyId, id, personId, townshipId, villageId, reason, madeBy: actor.accountId })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) === "23505") throw conflict("该编号已被占用，可能已经保存过。请刷新后核对。");
      throw error;
    });
  await trace(tx, actor, personId, { action: "recuse", townshipId, villageId, reason });
  return { done: true } as const;
}

export async function liftRecusal(tx: Tx, actor: Actor, personId: string, recusalId: string) {
  const { rows } = await sql`
    update inspector_recusal h set removed_at = now()
    where ${withinCounties(actor, "h")} and h.person_id = ${personId} and h.id = ${recusalId} and h.removed_at is null
    returning h.id`.execute(tx);
  if (rows.length === 0) throw notFound("回避登记");
  await trace(tx, actor, personId, { action: "lift-recusal" });
  return { done: true } as const;
}

async function lockPerson(tx: Tx, actor: Actor, personId: string) {
  const { rows } = await sql`
    select from person n where ${withinCounties(actor, "n")} and n.id = ${personId} for update`.execute(tx);
  if (rows.length === 0) throw notFound("干部");
}

const trace = (tx: Tx, actor: Actor, subjectId: string, detail: Readonly<Record<string, unknown>>) =>
  record(tx, actor, { verb: "inspector.edit", countyId: actor.counties[0]!, subjectId, detail });
