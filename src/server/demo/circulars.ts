import type { Block } from "#domain/bulletins/text-blocks.ts";
import { addDays } from "#domain/date.ts";
import type { Tx } from "../db/db.ts";
import {
  approveBulletin,
  createBulletin,
  publishBulletin,
  saveBulletin,
  submitBulletin,
} from "../bulletins/commands.ts";
import { findBulletin } from "../bulletins/queries.ts";
import { actorOf } from "./accounts.ts";
import { demoId } from "./ids.ts";
import { thirdRound } from "./rounds.ts";
import { approver, author } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

export const publishedCircular = demoId("circular of round 3", 0);
const draftedCircular = demoId("progress of round 3", 1);

const handOn = (tx: Tx, seat: typeof author, day: string) => ({
  tx,
  actor: actorOf(seat),
  today: day,
  now: morningOf(day),
});

/** 经办人拟稿送审，审核人审核，印发：the figures freeze as they were on the day of issue, before anything was done. */
export async function publishCircular(tx: Tx, { issuedOn }: Timeline) {
  const [writes, checks] = [handOn(tx, author, issuedOn), handOn(tx, approver, issuedOn)];
  const id = publishedCircular;
  await createBulletin(writes, { id, roundId: thirdRound });
  let version = await retitle(writes, id, "关于第三轮薄弱村排查确定情况的通报");
  ({ version } = await submitBulletin(writes, id, version));
  ({ version } = await approveBulletin(checks, id, version));
  const documentNumber = `青组通〔${issuedOn.slice(0, 4)}〕5号`;
  await publishBulletin(writes, id, { version, documentNumber, issuedOn });
}

/** A second one still on the author's desk: its numbers follow the files from day to day. */
export async function draftCircular(tx: Tx, { calendar, today }: Timeline) {
  const writes = { ...handOn(tx, author, today), now: morningOf(officeDay(calendar, addDays(today, -1))) };
  await createBulletin(writes, { id: draftedCircular, roundId: thirdRound });
  await retitle(writes, draftedCircular, "关于第三轮薄弱村整顿进展情况的通报", progress);
}

async function retitle(hand: ReturnType<typeof handOn>, id: string, title: string, blocks?: readonly Block[]) {
  const bulletin = (await findBulletin(hand.tx, hand.actor, id))!;
  const { issuer, recipients, copyTo, printOffice, documentNumber, fontScheme } = bulletin;
  const words = { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme };
  const { version } = await saveBulletin(hand, id, bulletin.version, { ...words, blocks: blocks ?? bulletin.blocks });
  return version;
}

const progress: readonly Block[] = [
  { kind: "paragraph", text: "第三轮薄弱村整顿开展以来，各乡镇（街道）和有关部门逐项推进。现将进展情况通报如下。" },
  { kind: "heading1", text: "总体进展" },
  {
    kind: "paragraph",
    text: "在册整顿村{{cases}}个。问题清单{{problems}}条，已解决{{problems-done}}条，占{{problems-done-share}}；目标事项{{goals}}条，已完成{{goals-done}}条，占{{goals-done-share}}。",
  },
  { kind: "heading1", text: "存在问题" },
  { kind: "paragraph", text: "逾期未解决问题{{problems-overdue}}条，逾期未完成目标事项{{goals-overdue}}条。" },
  { kind: "heading1", text: "下步要求" },
  { kind: "paragraph", text: "对逾期事项，有关乡镇（街道）要查明原因，限期办结；办结一项，销号一项。" },
];
