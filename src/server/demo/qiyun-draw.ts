import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, partsOf } from "#domain/date.ts";
import { commitmentOf } from "#domain/inspections/draw/seed.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { abandonDraw, commitToDraw, type Moment } from "../inspections/draws/drawing.ts";
import { freezeDraw } from "../inspections/draws/freezing.ts";
import { createInspection, setMembers } from "../inspections/inspecting.ts";
import { createPlan, findPlan } from "../inspections/plans.ts";
import { sha256 } from "../sha256.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { inspectorsOf, qiyunGroups } from "./qiyun-people.ts";
import { qiyunAuthor } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";
import { villagesOf } from "./villages.ts";

const inspection = demoId("next inspection of qiyun");

/** 演示用的口令：the manual tells it, so that whoever looks on may reveal it. */
const shownSecret = "0123456789abcdef".repeat(4);

/** 下一次督查：its first draw was abandoned with a reason, and the one made instead waits for its second officer. */
export async function loadWaitingDraw(tx: Tx, timeline: Timeline, planId: string) {
  const { today, calendar } = timeline;
  const author = actorOf(qiyunAuthor);
  await arrange(tx, author, timeline, planId);
  const drawId = (n: number) => demoId(`next draw ${n} of qiyun`);
  const on = (days: number): Moment => {
    const day = officeDay(calendar, addDays(today, -days));
    return { today: day, now: morningOf(day) };
  };
  await freeze(tx, author, { id: drawId(1), repeatReason: "", excluded: [] }, on(4));
  await abandonDraw(tx, author, drawId(1), "正在换届的村没有剔除", on(3));
  const excluded = [{ id: villagesOf(qiyun)[0]!.id, reason: "正在进行村级换届选举" }];
  const again = { id: drawId(2), repeatReason: "底册更正后重新抽取", excluded };
  const { frameSha256 } = await freeze(tx, author, again, on(3));
  await commitToDraw(tx, author, drawId(2), commitmentOf(sha256, frameSha256, author.accountId, shownSecret), on(2));
}

async function arrange(tx: Tx, author: Actor, { today, calendar }: Timeline, planId: string) {
  const startsOn = addWorkingDays(calendar, today, 3);
  const plannedOn = officeDay(calendar, addDays(today, -10));
  const approved = { approver: "县委主要负责同志", approvedOn: plannedOn };
  await createInspection(
    tx,
    author,
    {
      id: inspection,
      planId: await planOf(tx, author, planId, partsOf(startsOn).year),
      title: "村级组织减负专项督查",
      basis: "年度督查检查计划",
      ...approved,
      approvalNumber: "",
      subject: "village",
      scope: { of: "all", roundId: null, townshipIds: [], ids: [] },
      checklistCode: "village-burden",
      startsOn,
      endsOn: addWorkingDays(calendar, startsOn, 4),
      unannounced: true,
    },
    plannedOn,
  );
  const members = Array.from({ length: qiyunGroups }, (_, at) => inspectorsOf(at + 1)).flatMap((people, at) =>
    people.map((personId, n) => ({ personId, groupNumber: at + 1, leads: n === 0 })),
  );
  await setMembers(tx, author, inspection, { version: await versionOf(tx), members }, plannedOn);
}

/** Loaded in the last days of December, the next inspection belongs to the plan of the year that comes. */
async function planOf(tx: Tx, author: Actor, planId: string, year: number): Promise<string> {
  const plan = (await findPlan(tx, author, planId))!;
  if (plan.year === year) return planId;
  const id = demoId("next inspection plan of qiyun");
  const { basis } = plan;
  const open = { approver: "", approvalNumber: "", approvedOn: null, filedWith: "", filedOn: null };
  await createPlan(tx, author, { id, year, title: `${year}年度督查检查计划`, basis, ...open });
  return id;
}

interface Frame {
  readonly id: string;
  readonly repeatReason: string;
  readonly excluded: { id: string; reason: string }[];
}

const freeze = async (tx: Tx, author: Actor, { id, repeatReason, excluded }: Frame, at: Moment) =>
  freezeDraw(
    tx,
    author,
    inspection,
    {
      id,
      repeatReason,
      excluded,
      version: await versionOf(tx),
      method: "stratified",
      clusterChoice: "simple",
      allocation: "equal",
      strataBy: "weak",
      weightBy: "none",
      strata: [
        { name: "软弱涣散村", n: 2, clusters: 0 },
        { name: "其他村", n: 6, clusters: 0 },
      ],
      memoryMonths: 0,
      memory: "exclude",
      perObject: 2,
      byGroup: false,
      publicSource: "",
      publicOn: null,
    },
    at,
  );

async function versionOf(tx: Tx): Promise<number> {
  const { version } = await tx
    .selectFrom("inspection")
    .where("countyId", "=", qiyun.id)
    .where("id", "=", inspection)
    .select("version")
    .executeTakeFirstOrThrow();
  return version;
}
