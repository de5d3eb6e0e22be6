import type { NamingTone } from "#domain/bulletins/naming.ts";
import { addDays } from "#domain/date.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { approveBulletin, publishBulletin, saveBulletin, submitBulletin } from "../bulletins/commands.ts";
import { createBulletin } from "../bulletins/drafting.ts";
import { approveNaming, proposeNaming } from "../bulletins/namings.ts";
import { findBulletin } from "../bulletins/queries.ts";
import { writeReply } from "../bulletins/replies.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { demoId } from "./ids.ts";
import { qiyunRound } from "./qiyun.ts";
import { type InspectionDays, qiyunInspection, wanting } from "./qiyun-inspection.ts";
import type { InspectedTeam } from "./qiyun-visits.ts";
import { qiyunApprover, qiyunAuthor, qiyunTownship, type Seat } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

export const inspectionCircular = demoId("circular of the inspection");

const handOn = (tx: Tx, seat: Seat, day: string) => ({ tx, actor: actorOf(seat), today: day, now: morningOf(day) });

/** 督查情况通报：116、96、20、114、8 come from what the groups wrote down; whoever is named was agreed to by a second person. */
export async function publishInspectionCircular(
  tx: Tx,
  { issuedOn }: InspectionDays,
  teams: readonly InspectedTeam[],
  { calendar, today }: Timeline,
) {
  const [writes, checks] = [handOn(tx, qiyunAuthor, issuedOn), handOn(tx, qiyunApprover, issuedOn)];
  const id = inspectionCircular;
  await createBulletin(writes, { id, roundId: qiyunRound, kind: "inspection", inspectionId: qiyunInspection });
  const named = namedIn(teams);
  for (const { id: namingId, ...one } of named) {
    await proposeNaming(writes, id, { id: namingId, kind: "team", short: false, ...one });
    await approveNaming(checks, namingId);
  }
  const draft = (await findBulletin(tx, writes.actor, id))!;
  const { issuer, recipients, copyTo, printOffice, fontScheme } = draft;
  const words = {
    issuer,
    recipients,
    copyTo,
    printOffice,
    fontScheme,
    documentNumber: "",
    title: "关于驻村工作队到岗履责督查情况的通报",
    blocks: blocksOf(named.map((one) => one.id)),
  };
  const saved = await saveBulletin(writes, id, draft.version, words);
  const submitted = await submitBulletin(writes, id, saved.version);
  const { version } = await approveBulletin(checks, id, submitted);
  const documentNumber = `栖组通〔${issuedOn.slice(0, 4)}〕9号`;
  await publishBulletin(writes, id, { version, documentNumber, issuedOn });
  const saidOn = officeDay(calendar, addDays(issuedOn, 4));
  if (saidOn > today) return;
  const townshipHand = handOn(tx, qiyunTownship, saidOn);
  const own = named.find(({ tone, townshipId }) => tone === "fault" && townshipId === qiyunTownship.townshipId);
  if (own)
    await writeReply(townshipHand, own.id, {
      id: demoId("reply to the circular"),
      kind: "written",
      text: "督查当日队员参加县级培训，公出手续未及时上传，现已补齐。今后公出一律事先办理手续。",
      saidBy: "梅岭镇党委",
      saidOn,
    });
}

interface Named {
  readonly id: string;
  readonly subjectId: string;
  readonly townshipId: string;
  readonly tone: NamingTone;
  readonly purpose: string;
}

/** Two teams for what they do well, two for nobody being there, one of the latter in 梅岭镇 where it has one. */
function namedIn(teams: readonly InspectedTeam[]): Named[] {
  const { absent, planless, vague } = wanting(teams);
  const bad = new Set([...absent, ...planless, ...vague].map(({ id }) => id));
  const good = teams.filter(({ id }) => !bad.has(id)).slice(0, 2);
  const first = absent.find(({ townshipId }) => townshipId === qiyunTownship.townshipId) ?? absent[0]!;
  const second = absent.find((team) => team !== first)!;
  const named = (tone: NamingTone, purpose: string) => (team: InspectedTeam) => ({
    id: demoId(`naming ${team.id}`),
    subjectId: team.teamId,
    townshipId: team.townshipId,
    tone,
    purpose,
  });
  return [
    ...good.map(named("praise", "帮扶计划到户到事，群众说得出办了什么事")),
    ...[first, second].map(named("fault", "督查时无人在岗")),
  ];
}

const heading = (text: string): Block => ({ kind: "heading1", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const blocksOf = ([one, two, three, four]: readonly string[]): Block[] => [
  paragraph(
    "根据年度督查检查计划，{{period}}，县驻村工作领导小组办公室组成{{inspection-groups}}个督查组，采取“四不两直”方式，对全县驻村工作队到岗履责情况进行了督查。现将有关情况通报如下。",
  ),
  heading("基本情况"),
  paragraph(
    "共督查{{inspected}}个驻村工作队，访谈{{inspection-interviews}}人次。其中{{answers-yes:on-post}}个工作队在岗在位，{{answers-no:on-post}}个不在岗；{{answers-yes:has-plan}}个制定了本年度帮扶计划；{{answers-no:concrete}}个帮扶措施不具体。督查分组由两名抽取人分别提交承诺、当场揭示产生，抽取证书可以核验。",
  ),
  heading("好的做法"),
  paragraph(`{{name:${one}}}、{{name:${two}}}等工作队帮扶计划到户到事，群众说得出工作队办了什么事。`),
  heading("存在问题"),
  paragraph(
    `一是在岗纪律不严。{{answers-no:on-post}}个工作队督查时无人在岗，也没有按程序请假，如{{name:${three}}}、{{name:${four}}}。`,
  ),
  paragraph(
    "二是措施不够具体。{{answers-no:concrete}}个工作队的帮扶措施没有责任人和完成时限，{{answers-no:has-plan}}个没有制定计划。",
  ),
  paragraph("三是整改有待跟进。督查共登记问题{{findings}}个，{{findings-by-severity:*}}，均已交办。"),
  heading("下步要求"),
  paragraph(
    "各乡镇（街道）党（工）委对照问题清单限期整改，整改结果由县级核查后销号，并随机抽取已销号问题开展“回头看”。对通报有不同意见的，可以在规定期限内说明情况。",
  ),
];
