import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { mayPost } from "#domain/projects/disclosures/posting.ts";
import { notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { takeDown } from "./posting.ts";
import { isOwnPlace, lockNotice, type WholeNotice } from "./rows.ts";

export const mayWithdraw = (
  actor: Actor,
  notice: Pick<WholeNotice, "level" | "townshipId" | "villageId" | "withdrawnOn">,
) =>
  notice.withdrawnOn === null &&
  mayPost(actor.role, notice.level) &&
  (notice.level === "county" || isOwnPlace(actor, notice));

/** 撤下有误的公示: what was said against it stays and is answered all the same. */
export async function withdrawNotice(tx: Tx, actor: Actor, id: string, reason: string, today: IsoDate) {
  const notice = await lockNotice(tx, actor, id, today);
  if (!notice) throw notFound("公示");
  if (notice.withdrawnOn !== null) throw refused([{ rule: "withdrawn", sentence: "这份公示已经撤下。" }]);
  if (!mayWithdraw(actor, notice))
    throw refused([
      {
        rule: "withdraw-other",
        sentence: "公示由登记它的一级撤下：村级由所在乡镇或者驻村工作队，乡镇级由乡镇，县级由县级。",
      },
    ]);
  await takeDown(tx, actor, notice.countyId, [id], { on: today, text: reason });
  const detail = { act: "take-down", disclosureStep: notice.step, level: notice.level, reason };
  await record(tx, actor, { verb: "disclosure.write", countyId: notice.countyId, subjectId: id, detail });
  return { done: true as const };
}
