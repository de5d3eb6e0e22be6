import { sql } from "kysely";
import { evaluateLights } from "../../evaluation/lights/commands.ts";
import { deskOf } from "../../jobs/counties.ts";
import { reachSettings } from "../../db/db.ts";
import type { Tx } from "../../db/db.ts";
import { qiyun } from "../counties.ts";
import type { QiyunTeam } from "../qiyun.ts";
import type { Timeline } from "../timeline.ts";
import { villagesOf } from "../villages.ts";
import { playAnnounced } from "./announced.ts";
import { loadAssets, loadYields } from "./assets.ts";
import { arrangeDuties, loadExperts, openTownshipDesks, seatTeam } from "./hands.ts";
import { type Allocation, allocationsOf, loadAllocations, loadBatches, loadContracts, loadPayments } from "./money.ts";
import { loadMonths, loadPooledMonths } from "./months.ts";
import { loadNotices } from "./notices.ts";
import { backdateProject, type Play, playOn } from "./play.ts";
import { leadTownship, playPooled, pooledOf, pooledProject } from "./pooled.ts";
import { playYield } from "./pooled-yield.ts";
import { planProjects } from "./plan.ts";
import {
  playBlockedUse,
  playObjections,
  playPayments,
  playReturned,
  playStandings,
  type Special,
  specialOf,
} from "./special.ts";
import { playWorks } from "./special-works.ts";
import { playRemeasured } from "./remeasured.ts";
import { loadProjects } from "./rows.ts";
import { loadGatePlans, loadPasses, loadSteps } from "./steps.ts";

/** 栖云县的项目资金：102 projects that passed the argument, over fifteen townships, with their money. */
export async function loadQiyunProjects(tx: Tx, teams: readonly QiyunTeam[], timeline: Timeline) {
  await openTownshipDesks(tx);
  await arrangeDuties(tx);
  await loadExperts(tx);
  // The functions of the ledger ask whom they serve; the mass is written as one hand over the whole county.
  await sql.raw(reachSettings({ system: "county", countyId: qiyun.id })).execute(tx);
  const projects = planProjects(
    teams.map(({ villageId }) => villageId),
    timeline,
  );
  await loadProjects(tx, projects);
  await loadSteps(tx, projects);
  await loadPasses(tx, projects);
  await loadGatePlans(tx, projects);
  const allocations = allocationsOf(projects, timeline);
  await loadBatches(tx, timeline);
  await loadAllocations(tx, allocations);
  await loadContracts(tx, projects);
  await loadPayments(tx, projects, allocations, timeline);
  await loadMonths(tx, projects, timeline);
  await loadNotices(tx, projects, allocations, timeline);
  await loadAssets(tx, projects);
  await loadYields(playOn(tx, timeline), projects);
  await loadPooled(tx, teams, timeline);
  await loadSpecial(playOn(tx, timeline), specialOf(projects), allocations);
  await playRemeasured(playOn(tx, timeline));
  await playAnnounced(playOn(tx, timeline));
  await sql.raw(reachSettings({ system: "county", countyId: qiyun.id })).execute(tx);
  await evaluateLights(tx, deskOf(qiyun.id), qiyun.id, timeline.today);
}

/** One in every side state, with an objection, overdue, with a blocked payment and what else a county meets. */
async function loadSpecial(play: Play, special: Special, allocations: readonly Allocation[]) {
  await playStandings(play, special, allocations);
  await playPayments(play, special, allocations);
  await playBlockedUse(play, special, allocations);
  await playObjections(play, special);
  await playReturned(play, special);
  await playWorks(play, special);
  for (const { id } of Object.values(special)) await backdateProject(play, id);
}

async function loadPooled(tx: Tx, teams: readonly QiyunTeam[], timeline: Timeline) {
  const play = playOn(tx, timeline);
  const weak = teams.map(({ villageId }) => villageId);
  const pooled = pooledOf(weak, villagesOf(qiyun), timeline.today);
  const team = teams.find(({ villageId }) => villageId === pooled.villages[0]!.id)!;
  await seatTeam(tx, team.id);
  await playPooled(play, pooled);
  await loadPooledMonths(tx, { id: pooledProject, townshipId: leadTownship }, pooled.year);
  await playYield(play, pooled);
  await backdateProject(play, pooledProject);
}
