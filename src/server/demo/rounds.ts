import { typicalDirectHitsOf, typicalIndicators, shippedLists } from "#domain/screening/manifestation-data.ts";
import { addMonths } from "#domain/date.ts";
import type { Tx } from "../db/db.ts";
import { openRound } from "../screening/commands.ts";
import { createRound, saveListVersion } from "../screening/draft.ts";
import { saveAssessmentsBatch, submitAssessments } from "../screening/assess.ts";
import { actorOf } from "./accounts.ts";
import { assessmentsOf } from "./assessments.ts";
import { type DemoCounty, muyun, qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { author, muyunAuthor, type Seat, seatOfTownship } from "./seats.ts";
import { cycleMonths, type Timeline } from "./timeline.ts";
import { type DemoVillage, villagesOf } from "./villages.ts";

/** Rounds made in one second stand in the order of their ids: the one that is under way comes first. */
export const thirdRound = demoId("round 3", 0);
const fourthRound = demoId("round 4", 1);
const muyunRound = demoId("round of muyun", 2);

const listOf = (county: DemoCounty) => ({ code: `${county.id}-12`, version: 1 });

/** 县里自己的十二种情形清单：the shipped one, taken over by the county. */
export async function loadList(tx: Tx, county: DemoCounty, seat: Seat, timeline: Timeline) {
  await saveListVersion(tx, actorOf(seat), {
    id: demoId(`list of ${county.id}`),
    code: listOf(county).code,
    basedOn: 0,
    title: "软弱涣散村党组织表现清单（十二种情形）",
    issuedBy: `${county.name.slice(0, -1)}县委组织部`,
    origin: "official",
    validFrom: addMonths(timeline.openedOn, -1),
    validTo: null,
    items: shippedLists[0]!.items,
  });
}

export function settingOf(county: DemoCounty, name: string, deadline: string) {
  return {
    name,
    list: listOf(county),
    indicators: typicalIndicators,
    directHits: typicalDirectHitsOf(shippedLists[0]!),
    ratioBasisPoints: 1500,
    rounding: "round" as const,
    tie: "include" as const,
    directHitMode: "within" as const,
    cycleMonths,
    deadline,
  };
}

/** 乡镇逐村填报，填完一次上报。 */
export async function handIn(
  tx: Tx,
  county: DemoCounty,
  round: string,
  villages: readonly DemoVillage[],
  submit: boolean,
) {
  const assessments = assessmentsOf(villages, round);
  for (const township of county.townships) {
    const mine = assessments.filter((one) => one.townshipId === township.id);
    if (mine.length === 0) continue;
    const actor = actorOf(seatOfTownship(township));
    await saveAssessmentsBatch(tx, actor, round, mine.map(inputOf));
    const ids = mine.map((one) => one.villageId);
    if (submit) await submitAssessments(tx, actor, round, ids);
  }
}

const inputOf = ({ villageId, values, manifestations }: ReturnType<typeof assessmentsOf>[number]) => ({
  villageId,
  values,
  manifestations,
  note: "",
});

/** The round a newcomer may open herself. */
export async function loadFourthRound(tx: Tx, { today, ahead }: Timeline) {
  await createRound(tx, actorOf(author), { id: fourthRound, ...settingOf(qinglan, "第四轮薄弱村整顿", ahead) }, today);
}

/** 沐云县正在摸排：one township has handed in, one has begun, two have not. */
export async function loadMuyunRound(tx: Tx, timeline: Timeline) {
  const { today, ahead } = timeline;
  const actor = actorOf(muyunAuthor);
  await loadList(tx, muyun, muyunAuthor, timeline);
  await createRound(tx, actor, { id: muyunRound, ...settingOf(muyun, "第三轮薄弱村整顿", ahead) }, today);
  await openRound(tx, actor, { id: muyunRound, version: 1, today });
  const [street, river] = muyun.townships;
  const villages = villagesOf(muyun);
  await handIn(
    tx,
    muyun,
    muyunRound,
    villages.filter((village) => village.townshipId === street!.id),
    true,
  );
  await handIn(
    tx,
    muyun,
    muyunRound,
    villages.filter((village) => village.townshipId === river!.id).slice(0, 7),
    false,
  );
}
