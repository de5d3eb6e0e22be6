import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import type { NewFinding } from "../inspections/findings/registering.ts";
import { registerFinding } from "../inspections/findings/registering.ts";
import { assignFindings } from "../inspections/findings/assigning.ts";
import { checkFinding, closeFinding } from "../inspections/findings/judging.ts";
import { requestClosing, startRectifying, writeProgress } from "../inspections/findings/rectifying.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { type InspectionDays, qiyunInspection, wanting } from "./qiyun-inspection.ts";
import type { InspectedTeam } from "./qiyun-visits.ts";
import { qiyunApprover, qiyunAuthor, qiyunInspectors, qiyunTownship } from "./seats.ts";
import { officeDay, type Timeline } from "./timeline.ts";

type Words = Pick<NewFinding, "category" | "description" | "basis" | "severity" | "type">;

const rule = "驻村工作队管理办法（示例）";
const category = "驻村履职";
const words: Record<"absent" | "planless" | "vague", Words> = {
  absent: {
    category,
    basis: rule,
    severity: "ordinary",
    type: "dated",
    description: "督查时工作队无人在岗，未按程序履行请假手续。",
  },
  planless: {
    category,
    basis: rule,
    severity: "serious",
    type: "dated",
    description: "工作队没有制定本年度帮扶计划。",
  },
  vague: {
    category,
    basis: rule,
    severity: "slight",
    type: "on-the-spot",
    description: "帮扶措施不具体，没有责任人和完成时限。",
  },
};

interface Found {
  readonly id: string;
  readonly team: InspectedTeam;
}

/** 30 个问题：20 不在岗、2 没有计划、8 措施不具体；registered by the group that found them, handed to the townships. */
export async function registerQiyunFindings(
  tx: Tx,
  days: InspectionDays,
  teams: readonly InspectedTeam[],
  timeline: Timeline,
) {
  const found = wanting(teams);
  const findings = (["absent", "planless", "vague"] as const).flatMap((kind) =>
    found[kind].map((team) => ({ id: demoId(`finding ${kind} ${team.id}`), team, kind })),
  );
  for (const { id, team, kind } of findings) {
    const { villageId, townshipId, visitId, onDay, group } = team;
    const place = { villageId, townshipId, visitId, inspectionId: qiyunInspection, foundOn: onDay };
    await registerFinding(
      tx,
      actorOf(qiyunInspectors[group - 1]!),
      { id, source: "inspection", ...place, ...words[kind] },
      onDay,
    );
  }
  const assignedOn = addWorkingDays(timeline.calendar, days.to, 1);
  await assignFindings(
    tx,
    actorOf(qiyunAuthor),
    {
      findings: findings.map(({ id }) => ({ id, version: 1 })),
      assignedTo: "township",
      organisationId: null,
      leadLeader: "乡镇（街道）党（工）委副书记",
      responsible: "包村干部",
      measures: "",
      dueOn: null,
      stages: [],
    },
    assignedOn,
  );
  return findings;
}

/** 梅岭镇 has gone ahead: one finding closed, one checked, one asks to be closed, the others are at work. */
export async function rectifyQiyunFindings(
  tx: Tx,
  days: InspectionDays,
  findings: readonly Found[],
  timeline: Timeline,
) {
  const from = addDays(addWorkingDays(timeline.calendar, days.to, 1), 2);
  const ours = findings.filter(({ team }) => team.townshipId === qiyunTownship.townshipId);
  for (const [i, { id }] of ours.entries()) await rectify(tx, id, i, { from, timeline });
}

const outcomes = [
  "工作队已全部返岗，请销假手续补齐，派出单位进行了提醒谈话。",
  "已逐条写明责任人和完成时限，经村民代表会议讨论后公布。",
  "年度帮扶计划已制定，镇党委审核后报县备案。",
];

interface When {
  readonly from: IsoDate;
  readonly timeline: Timeline;
}

async function rectify(tx: Tx, id: string, n: number, { from, timeline: { calendar } }: When) {
  const day = (after: number) => officeDay(calendar, addDays(from, after));
  const township = actorOf(qiyunTownship);
  const step = async () => ({ id, version: await versionOf(tx, id) });
  await startRectifying(tx, township, await step(), day(0));
  await writeProgress(
    tx,
    township,
    { ...(await step()), text: "已到村核实，与工作队和派出单位商定整改办法。", stageDone: false },
    day(2),
  );
  if (n > 2) return;
  await requestClosing(tx, township, { ...(await step()), outcome: outcomes[n]!, evidence: [] }, day(8));
  if (n > 1) return;
  await checkFinding(tx, actorOf(qiyunAuthor), { ...(await step()), text: "到村核实，情况属实。" }, day(12));
  if (n > 0) return;
  const closing = { ...(await step()), text: "整改到位，同意销号。", voiceKind: null, voice: "", satisfaction: null };
  await closeFinding(tx, actorOf(qiyunApprover), closing, day(13));
}

async function versionOf(tx: Tx, id: string): Promise<number> {
  const { version } = await tx
    .selectFrom("finding")
    .where("countyId", "=", qiyun.id)
    .where("id", "=", id)
    .select("version")
    .executeTakeFirstOrThrow();
  return version;
}
