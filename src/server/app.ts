import { auditRoutes } from "./audit/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { catalogue } from "./bulletins/figures.ts";
import { briefingRoutes } from "./bulletins/briefing-routes.ts";
import { namingRoutes } from "./bulletins/naming-routes.ts";
import { bulletinRoutes } from "./bulletins/routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { figureRoutes } from "./figures/routes.ts";
import { openCases } from "./cases/commands.ts";
import { followCases } from "./cases/moved.ts";
import { caseRoutes, wallRoutes } from "./cases/routes.ts";
import { stepRoutes } from "./cases/step-routes.ts";
import { dossierRoutes } from "./dossiers/routes.ts";
import { docsRoutes } from "./http/docs.ts";
import type { Ground, Served } from "./http/call.ts";
import { buildServer, type Server } from "./http/server.ts";
import { followFindings } from "./inspections/findings/moved.ts";
import { findingRoutes } from "./inspections/findings/routes.ts";
import { remeasurementRoutes } from "./inspections/remeasurements/routes.ts";
import { drawRoutes } from "./inspections/draws/routes.ts";
import { inspectionRoutes } from "./inspections/routes.ts";
import { followObjects } from "./inspections/moved.ts";
import { inspectionPlanRoutes, inspectorRoutes } from "./inspections/plan-routes.ts";
import { publicDrawRoutes } from "./inspections/draws/public-routes.ts";
import { followVisits } from "./inspections/visits/moved.ts";
import { visitRoutes } from "./inspections/visits/routes.ts";
import { followLights } from "./evaluation/lights/moved.ts";
import { lightRoutes } from "./evaluation/lights/routes.ts";
import { followPlans } from "./plans/moved.ts";
import { planRoutes } from "./plans/routes.ts";
import { accountRoutes } from "./people/routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { followEvaluations } from "./evaluation/moved.ts";
import { evaluationRoutes } from "./evaluation/routes.ts";
import { importRoutes } from "./imports/routes.ts";
import { ruleRoutes } from "./rules/routes.ts";
import { assetRoutes } from "./projects/assets/routes.ts";
import { distributionRoutes, incomeRoutes } from "./projects/distributions/routes.ts";
import { followProjects } from "./projects/moved.ts";
import { followReports } from "./records/moved.ts";
import { recordRoutes } from "./records/routes.ts";
import { reportRoutes } from "./records/report-routes.ts";
import { projectRoutes } from "./projects/bank/routes.ts";
import { projectGateRoutes } from "./projects/gates/routes.ts";
import { projectWorkRoutes } from "./projects/works/routes.ts";
import { projectArchiveRoutes } from "./projects/archive/routes.ts";
import { projectOverviewRoutes } from "./projects/overview/routes.ts";
import { disclosureRoutes } from "./projects/disclosures/routes.ts";
import { publicDisclosureRoutes } from "./projects/disclosures/public-routes.ts";
import { paymentRoutes } from "./projects/funds/payment-routes.ts";
import { fundRoutes } from "./projects/funds/routes.ts";
import { registers } from "./registers.ts";
import { personRoutes, profileRoutes, registryRoutes } from "./registry/routes.ts";
import { followMove } from "./screening/moved.ts";
import { screeningRoutes } from "./screening/routes.ts";
import { teamHooks } from "./team-hooks.ts";
import { leaveRoutes, trainingRoutes } from "./teams/leave-routes.ts";
import { refusePaired, refuseStationed } from "./teams/match/leaving.ts";
import { matchRoutes } from "./teams/match/routes.ts";
import { followTeam } from "./teams/moved.ts";
import { rotationRoutes } from "./teams/rotation-routes.ts";
import { handoverRoutes, teamRoutes } from "./teams/routes.ts";

/** Every route of the house, in the order of the work. */
export const allRoutes: readonly Served[] = [
  ...authRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...calendarRoutes,
  ...ruleRoutes,
  ...registryRoutes(
    [
      followMove,
      followCases,
      followTeam,
      followPlans,
      followReports,
      followProjects,
      followEvaluations,
      followObjects,
      followVisits,
      followFindings,
      followLights,
    ],
    refusePaired,
  ),
  ...profileRoutes,
  ...personRoutes(refuseStationed),
  ...screeningRoutes(openCases),
  ...caseRoutes,
  ...stepRoutes,
  ...wallRoutes,
  ...matchRoutes(teamHooks),
  ...teamRoutes(teamHooks),
  ...rotationRoutes,
  ...handoverRoutes,
  ...leaveRoutes,
  ...trainingRoutes,
  ...recordRoutes,
  ...reportRoutes,
  ...planRoutes,
  ...projectRoutes,
  ...projectGateRoutes,
  ...projectWorkRoutes,
  ...fundRoutes,
  ...paymentRoutes,
  ...projectOverviewRoutes,
  ...projectArchiveRoutes,
  ...disclosureRoutes,
  ...publicDisclosureRoutes,
  ...assetRoutes,
  ...incomeRoutes,
  ...distributionRoutes,
  ...inspectionPlanRoutes,
  ...inspectorRoutes,
  ...inspectionRoutes,
  ...drawRoutes,
  ...publicDrawRoutes,
  ...visitRoutes,
  ...findingRoutes,
  ...remeasurementRoutes,
  ...lightRoutes,
  ...evaluationRoutes,
  ...dossierRoutes,
  ...importRoutes(registers),
  ...jobRoutes,
  ...figureRoutes(catalogue),
  ...bulletinRoutes,
  ...briefingRoutes,
  ...namingRoutes,
];

export async function buildApp(ground: Ground): Promise<Server> {
  const app = await buildServer(allRoutes, ground);
  docsRoutes(app);
  return app;
}
