import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { schemeItems } from "#domain/cases/acceptance.ts";
import { chance } from "#domain/random.ts";
import { acceptCase, delistCase } from "../cases/acceptances.ts";
import { checkCase, selfAssess } from "../cases/steps.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { finishersOf } from "./cases.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { approver, seatOfTownship } from "./seats.ts";
import type { DemoTeam } from "./teams.ts";
import { caseId, type Outcome } from "./third-round.ts";
import { officeDay, type Timeline } from "./timeline.ts";

const assessed = "清单所列问题逐项解决，目标事项全部完成，群众反映较好，申请镇级核验。";
const checked = "到村逐项核对，情况属实，同意报县级验收。";
const accepted = "问题解决到位，班子运转正常，同意通过验收。";
const failed = "集体合同清理不彻底，部分群众不满意，验收不予通过，限期继续整顿。";

/** 五个村走到了后面的环节，第六个村清单都已办结、等提交自评。五个村各停在一处：两个已销号（一个三个月检查已到期，一个下月到期）、一个验收未通过、一个待县级验收、一个待镇级核验。 */
export async function loadCaseEnds(
  tx: Tx,
  outcomes: readonly Outcome[],
  teams: readonly DemoTeam[],
  timeline: Timeline,
) {
  const before = (days: number) => officeDay(timeline.calendar, addDays(timeline.today, -days));
  const [first, second, sent, ready, fresh] = finishersOf(outcomes).map((one) => hands(tx, one, teams)) as Five;
  for (const [file, days] of [
    [first, 130],
    [second, 100],
  ] as const) {
    await file.assess(before(days));
    await file.check(before(days - 8));
    await file.accept(before(days - 20), { full: 0.86, dissatisfied: 1 });
    await file.delist(before(days - 28));
  }
  await sent.assess(before(40));
  await sent.check(before(33));
  await sent.accept(before(20), { full: 0.66, dissatisfied: 4, newDueOn: addMonths(timeline.today, 3) });
  await ready.assess(before(15));
  await ready.check(before(9));
  await fresh.assess(before(3));
}

type File = ReturnType<typeof hands>;
type Five = [File, File, File, File, File];

interface Judged {
  /** Share of the full points. */
  readonly full: number;
  readonly dissatisfied: number;
  readonly newDueOn?: IsoDate;
}

/** The offices of one file, each with the step it takes. */
function hands(tx: Tx, { villageId, townshipId }: Outcome, teams: readonly DemoTeam[]) {
  const id = caseId(villageId);
  const team = teams.find((one) => one.villageId === villageId)!.actor;
  const township = actorOf(seatOfTownship(qinglan.townships.find((one) => one.id === townshipId)!));
  const county = actorOf(approver);
  const step = async () => ({ id, version: await versionOf(tx, id) });
  return {
    assess: async (day: IsoDate) => selfAssess(tx, team, { ...(await step()), opinion: assessed }, day),
    check: async (day: IsoDate) => checkCase(tx, township, { ...(await step()), passed: true, opinion: checked }, day),
    accept: async (day: IsoDate, judged: Judged) =>
      acceptCase(tx, county, { ...(await step()), ...acceptanceOf(villageId, day, judged) }, day),
    delist: async (day: IsoDate) =>
      delistCase(
        tx,
        county,
        { ...(await step()), number: `青组发〔${day.slice(0, 4)}〕${Number(day.slice(5, 7)) + 20}号`, decidedOn: day },
        day,
      ),
  };
}

export async function versionOf(tx: Tx, id: string): Promise<number> {
  const file = await tx
    .selectFrom("caseFile")
    .where("countyId", "=", qinglan.id)
    .where("id", "=", id)
    .select("version")
    .executeTakeFirstOrThrow();
  return file.version;
}

/** 十五名党员和村民代表测评. */
export function acceptanceOf(villageId: string, heldOn: IsoDate, { full, dissatisfied, newDueOn }: Judged) {
  const draw = chance(`acceptance ${villageId} ${heldOn}`);
  const scores = schemeItems(sampleScheme).map(({ points }) =>
    Math.min(points * 100, Math.round(points * 10 * (full - 0.06 + 0.12 * draw())) * 10),
  );
  return {
    acceptanceId: demoId(`acceptance ${villageId} ${full}`),
    schemeVersion: 0,
    heldOn,
    members: "县委组织部、县委政法委、县信访局、县农业农村局各一人",
    scores,
    invited: 15,
    present: 15,
    satisfied: 12 - dissatisfied,
    fair: 3,
    dissatisfied,
    opinion: newDueOn ? failed : accepted,
    newDueOn: newDueOn ?? null,
    reopen: [],
  };
}
