import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { ObjectionChannel } from "#domain/projects/disclosures/objection.ts";
import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { lockNotice, type WholeNotice } from "./rows.ts";

export interface NewObjection {
  readonly id: string;
  readonly receivedOn: IsoDate;
  readonly channel: ObjectionChannel;
  readonly text: string;
  readonly name: string;
  readonly phone: string;
}

type Against = Pick<WholeNotice, "countyId" | "id" | "projectId" | "reach">;

/** 登记来电、来访、来信的异议: of a notice that was taken down, too, and after its period. */
export async function recordObjection(tx: Tx, actor: Actor, noticeId: string, said: NewObjection, today: IsoDate) {
  const notice = await lockNotice(tx, actor, noticeId, today);
  if (!notice) throw notFound("公示");
  if (said.receivedOn > today)
    throw invalid("收到日期不能晚于今天。", [
      { rule: "received-in-future", at: "receivedOn", sentence: "收到日期不能晚于今天" },
    ]);
  if (said.receivedOn < notice.fromOn)
    throw refused([{ rule: "received-before", sentence: "收到日期早于公示张贴的日期，请核对。" }]);
  const { receipt } = await insertObjection(tx, notice, said, actor.accountId);
  const detail = { act: "object", channel: said.channel, objectedOn: said.receivedOn, disclosureId: noticeId };
  await record(tx, actor, { verb: "objection.write", countyId: notice.countyId, subjectId: said.id, detail });
  return { receipt };
}

/** Sent again under its id, it stands once and has one receipt. */
export async function insertObjection(tx: Tx, notice: Against, said: NewObjection, recordedBy: string | null) {
  const receipt = newReceipt();
  const { rows } = await sql<{ receipt: string }>`
    insert into objection (county_id, id, disclosure_id, project_id, receipt, received_on, channel, text, name, phone, recorded_by, reach)
    values (${notice.countyId}, ${said.id}, ${notice.id}, ${notice.projectId}, ${receipt}, ${said.receivedOn}, ${said.channel}, ${said.text},
      ${said.name}, ${said.phone}, ${recordedBy}, ${[...notice.reach]}::uuid[])
    on conflict (county_id, id) do nothing returning receipt`.execute(tx);
  if (rows[0]) return { receipt: rows[0].receipt, fresh: true };
  const kept = await sql<{ receipt: string }>`
    select o.receipt from objection o where o.county_id = ${notice.countyId} and o.id = ${said.id} and o.disclosure_id = ${notice.id}
      and o.text = ${said.text} and o.recorded_by is not distinct from ${recordedBy}::uuid`.execute(tx);
  if (!kept.rows[0]) throw conflict("这件异议的编号已经用过，请刷新后重新提交。");
  return { receipt: kept.rows[0].receipt, fresh: false };
}

/** 查询码: twelve digits, easy to write down by hand and out of reach of guessing. */
const newReceipt = () => Array.from({ length: 12 }, () => randomInt(10)).join("");
