import { addDays } from "#domain/date.ts";
import type { Tx } from "../db/db.ts";
import { approveBulletin, publishBulletin, submitBulletin } from "../bulletins/commands.ts";
import { createBulletin } from "../bulletins/drafting.ts";
import { actorOf } from "./accounts.ts";
import { demoId } from "./ids.ts";
import { thirdRound } from "./rounds.ts";
import { approver, author } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

export const publishedCircular = demoId("circular of round 3", 0);
export const campaignCircular = demoId("campaign of round 3", 2);
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
  await createBulletin(writes, { id, roundId: thirdRound, kind: "confirmation" });
  const submitted = await submitBulletin(writes, id, 1);
  const { version } = await approveBulletin(checks, id, submitted);
  const documentNumber = `青组通〔${issuedOn.slice(0, 4)}〕5号`;
  await publishBulletin(writes, id, { version, documentNumber, issuedOn });
}

/** 整顿头四个月的进展：each number opens to what the teams wrote down in those months. */
export async function publishCampaign(tx: Tx, { campaign, campaignIssuedOn }: Timeline) {
  const [writes, checks] = [handOn(tx, author, campaignIssuedOn), handOn(tx, approver, campaignIssuedOn)];
  const id = campaignCircular;
  await createBulletin(writes, {
    id,
    roundId: thirdRound,
    kind: "campaign",
    periodFrom: campaign.from,
    periodTo: campaign.to,
  });
  const submitted = await submitBulletin(writes, id, 1);
  const { version } = await approveBulletin(checks, id, submitted);
  const documentNumber = `青组通〔${campaignIssuedOn.slice(0, 4)}〕11号`;
  await publishBulletin(writes, id, { version, documentNumber, issuedOn: campaignIssuedOn });
}

/** A second one still on the author's desk: its numbers follow the files from day to day. */
export async function draftCircular(tx: Tx, { calendar, today }: Timeline) {
  const writes = { ...handOn(tx, author, today), now: morningOf(officeDay(calendar, addDays(today, -1))) };
  await createBulletin(writes, { id: draftedCircular, roundId: thirdRound, kind: "progress" });
}
