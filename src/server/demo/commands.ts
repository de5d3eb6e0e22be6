import { sql } from "kysely";
import { isEmpty, lockSetup } from "../auth/queries.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db, Tx } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import type { DemoAccount } from "../http/call.ts";
import { holdsDemo } from "../people/demo.ts";
import { loadAccounts } from "./accounts.ts";
import { backdate } from "./backdate.ts";
import { loadCaseEnds } from "./case-ends.ts";
import { itemsOf, loadItems, markItems, problemsAmong } from "./cases.ts";
import { draftCircular, publishCampaign, publishCircular } from "./circulars.ts";
import { loadEvaluations } from "./evaluations.ts";
import { loadLights } from "./lights.ts";
import { loadPeople } from "./load-people.ts";
import { loadLeaves, loadProfile, loadReports, loadTrainings } from "./life.ts";
import { loadCampaignRecords, loadLaterRecords } from "./load-records.ts";
import { loadPlaces } from "./places.ts";
import { loadPlans } from "./plans.ts";
import { loadQiyun } from "./qiyun.ts";
import { publishBriefing } from "./qiyun-briefing.ts";
import { publishInspectionCircular } from "./qiyun-circular.ts";
import { rectifyQiyunFindings, registerQiyunFindings } from "./qiyun-findings.ts";
import { loadQiyunInspection } from "./qiyun-inspection.ts";
import { loadQiyunLists } from "./qiyun-lists.ts";
import { loadQiyunVisits } from "./qiyun-visits.ts";
import { loadQiyunProjects } from "./projects/load.ts";
import { loadFourthRound, loadMuyunRound } from "./rounds.ts";
import { demoAccounts } from "./seats.ts";
import { loadSecondRound } from "./second-round.ts";
import { loadTeams } from "./teams.ts";
import { loadThirdRound } from "./third-round.ts";
import { timelineOf } from "./timeline.ts";

/** Fills an empty database with the made-up county, in one transaction: cut off in the middle it leaves it as empty as it was. */
export function loadDemo(ownerUrl: string, today: string): Promise<boolean> {
  return asOwner(ownerUrl, (tx) => fillDemo(tx, today));
}

/** As the owner of the schema. False when somebody has an account already: real data is never mixed with it. */
export async function fillDemo(tx: Tx, today: string): Promise<boolean> {
  await lockSetup(tx);
  if (!(await isEmpty(tx))) return false;
  // First of all: what is published below must say already that it is made up.
  await tx.insertInto("deployment").values({ key: "demo", value: "on" }).execute();
  const timeline = timelineOf(today, await readCalendar(tx));
  await loadPlaces(tx);
  await loadAccounts(tx);
  const outcomes = await loadThirdRound(tx, timeline);
  const items = itemsOf(outcomes, timeline);
  await loadItems(tx, items);
  await publishCircular(tx, timeline);
  await loadPeople(tx, outcomes, timeline);
  const teams = await loadTeams(tx, outcomes, timeline);
  await markItems(tx, items, { until: timeline.campaignIssuedOn });
  await loadPlans(tx, teams, timeline, problemsAmong(items, outcomes));
  await loadCampaignRecords(tx, teams, timeline);
  await countRows(tx);
  await publishCampaign(tx, timeline);
  await markItems(tx, items, { after: timeline.campaignIssuedOn, until: today });
  await loadCaseEnds(tx, outcomes, teams, timeline);
  await loadLaterRecords(tx, teams, timeline);
  await loadTrainings(tx, teams, timeline);
  await loadLeaves(tx, teams, timeline);
  await countRows(tx);
  await loadReports(tx, teams, timeline);
  await loadProfile(tx, teams[0]!, timeline);
  await draftCircular(tx, timeline);
  await loadSecondRound(tx, outcomes, timeline);
  await backdate(tx, timeline);
  await loadLights(tx, timeline);
  await loadEvaluations(tx, teams, timeline);
  await loadFourthRound(tx, timeline);
  await loadMuyunRound(tx, timeline);
  const qiyunTeams = await loadQiyun(tx, timeline);
  await loadQiyunLists(tx, qiyunTeams, timeline);
  const days = await loadQiyunInspection(tx, timeline);
  const inspected = await loadQiyunVisits(tx, days, timeline);
  const found = await registerQiyunFindings(tx, days, inspected, timeline);
  await publishInspectionCircular(tx, days, inspected, timeline);
  await publishBriefing(tx, days);
  await rectifyQiyunFindings(tx, days, found, timeline);
  await loadQiyunProjects(tx, qiyunTeams, timeline);
  return true;
}

/**
 * All is written in one transaction, so that nobody else can count the rows for the planner, which takes tables it knows
 * nothing of for empty and then reads them again for every row of another.
 */
const countRows = (tx: Tx) =>
  sql`analyze decision, decision_village, case_file, team, village, township, place_succession, work_record, record_month,
    plan, plan_task, major_item`.execute(tx);

/** What the sign-in page shows: the accounts of the demo, and nothing in a deployment that holds real ones. */
export async function demoAccountsIn(db: Db): Promise<readonly DemoAccount[]> {
  return (await holdsDemo(db)) ? demoAccounts : [];
}
