import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, addMonths, type IsoDate, partsOf } from "#domain/date.ts";
import { shuffle } from "#domain/random.ts";
import { commitmentOf } from "#domain/inspections/draw/seed.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { commitToDraw, revealSecret } from "../inspections/draws/drawing.ts";
import { freezeDraw } from "../inspections/draws/freezing.ts";
import { createInspection, setMembers } from "../inspections/inspecting.ts";
import { saveInspector } from "../inspections/inspector-register.ts";
import { createPlan } from "../inspections/plans.ts";
import { startInspection } from "../inspections/starting.ts";
import { setRule } from "../rules/commands.ts";
import { sha256 } from "../sha256.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { loadWaitingDraw } from "./qiyun-draw.ts";
import { inspectorsOf, qiyunGroups } from "./qiyun-people.ts";
import { qiyunRound } from "./qiyun.ts";
import { qiyunChecklists, teamDuty } from "./qiyun-checklist.ts";
import { qiyunApprover, qiyunAuthor, qiyunInspectors } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

export const qiyunInspection = demoId("inspection of qiyun");
const plan = demoId("inspection plan of qiyun");
const drawId = demoId("draw of qiyun");
const teams = 116;

/** The days of the inspection: drawn, made in eight working days, told in a circular. */
export interface InspectionDays {
  readonly plannedOn: IsoDate;
  readonly drawnOn: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly issuedOn: IsoDate;
}

function inspectionDays({ today, calendar }: Timeline): InspectionDays {
  const from = officeDay(calendar, addDays(today, -34));
  const to = addWorkingDays(calendar, from, 7);
  const drawnOn = officeDay(calendar, addDays(from, -1));
  return {
    plannedOn: officeDay(calendar, addMonths(from, -1)),
    drawnOn,
    from,
    to,
    issuedOn: addWorkingDays(calendar, to, 6),
  };
}

/** 五个督查组、116 支工作队：who goes where is drawn by two officers, and sealed until it starts. */
export async function loadQiyunInspection(tx: Tx, timeline: Timeline): Promise<InspectionDays> {
  const days = inspectionDays(timeline);
  const author = actorOf(qiyunAuthor);
  await setUp(tx, author, days);
  await drawn(tx, author, days);
  const leader = actorOf(qiyunInspectors[0]!);
  const version = await versionOf(tx);
  await startInspection(tx, leader, qiyunInspection, version, { today: days.from, now: morningOf(days.from) });
  await loadWaitingDraw(tx, timeline, plan);
  return days;
}

async function setUp(tx: Tx, author: Actor, { plannedOn, from, to }: InspectionDays) {
  const { year } = partsOf(from);
  const countyId = qiyun.id;
  const draft = { countyId, code: "inspection-checklists" as const, version: 0, basis: "县委组织部工作要求（示例）" };
  await setRule(tx, author, { ...draft, validFrom: plannedOn, content: qiyunChecklists }, plannedOn);
  const approved = { approver: "县委主要负责同志", approvedOn: plannedOn };
  await createPlan(tx, author, {
    id: plan,
    year,
    title: `${year}年度督查检查计划`,
    basis: "《整治形式主义为基层减负若干规定》：督查检查实行年度计划和备案管理",
    ...approved,
    approvalNumber: `栖办发〔${year}〕3号`,
    filedWith: "云岭市委办公室",
    filedOn: plannedOn,
  });
  await createInspection(
    tx,
    author,
    {
      id: qiyunInspection,
      planId: plan,
      title: "驻村工作队到岗履责督查",
      basis: `${year}年度督查检查计划`,
      ...approved,
      approvalNumber: "",
      subject: "team",
      scope: { of: "round", roundId: qiyunRound, townshipIds: [], ids: [] },
      checklistCode: teamDuty.code,
      startsOn: from,
      endsOn: to,
      unannounced: true,
    },
    plannedOn,
  );
  const groups = Array.from({ length: qiyunGroups }, (_, i) => inspectorsOf(i + 1));
  for (const [i, people] of groups.entries())
    for (const [n, personId] of people.entries()) {
      const accountId = n === 0 ? qiyunInspectors[i]!.accountId : null;
      await saveInspector(tx, author, personId, { version: 0, accountId, validTo: null });
    }
  const members = groups.flatMap((people, i) =>
    people.map((personId, n) => ({ personId, groupNumber: i + 1, leads: n === 0 })),
  );
  await setMembers(tx, author, qiyunInspection, { version: await versionOf(tx), members }, plannedOn);
}

/** 定格、承诺、揭示：the secrets are written here as nobody's secrets are; it is a demo. */
async function drawn(tx: Tx, author: Actor, { drawnOn }: InspectionDays) {
  const now = morningOf(drawnOn);
  const at = { today: drawnOn, now };
  const { frameSha256 } = await freezeDraw(
    tx,
    author,
    qiyunInspection,
    {
      id: drawId,
      version: await versionOf(tx),
      repeatReason: "",
      method: "simple",
      clusterChoice: "simple",
      allocation: "equal",
      strataBy: "none",
      weightBy: "none",
      strata: [{ name: "全部对象", n: teams, clusters: 0 }],
      excluded: [],
      memoryMonths: 0,
      memory: "exclude",
      perObject: 2,
      byGroup: true,
      publicSource: "",
      publicOn: null,
    },
    at,
  );
  const officers = [qiyunAuthor, qiyunApprover].map((seat) => ({
    actor: actorOf(seat),
    secret: secretOf(seat.loginName),
  }));
  for (const { actor, secret } of officers)
    await commitToDraw(tx, actor, drawId, commitmentOf(sha256, frameSha256, actor.accountId, secret), at);
  for (const { actor, secret } of officers) await revealSecret(tx, actor, drawId, secret, at);
}

const secretOf = (name: string) => Buffer.from(sha256(Buffer.from(`secret of ${name}`))).toString("hex");

async function versionOf(tx: Tx): Promise<number> {
  const { version } = await tx
    .selectFrom("inspection")
    .where("countyId", "=", qiyun.id)
    .where("id", "=", qiyunInspection)
    .select("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** Which objects were found wanting, in an order that follows from their ids. */
export function wanting<T extends { readonly id: string }>(objects: readonly T[]) {
  const order = shuffle(
    objects.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    "wanting in qiyun",
  );
  return { absent: order.slice(0, 20), planless: order.slice(20, 22), vague: order.slice(22, 30) };
}
