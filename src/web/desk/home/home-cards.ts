import { assetsWaiting } from "./assets-waiting.ts";
import { bulletinsWaiting } from "./bulletins-waiting.ts";
import { casesWaiting } from "./cases-waiting.ts";
import { disclosuresWaiting } from "./disclosures-waiting.ts";
import { evaluationsWaiting } from "./evaluations-waiting.ts";
import { findingsWaiting } from "./findings-waiting.ts";
import { importsUncommitted, importsUnread } from "./imports-waiting.ts";
import { grantsWaiting, locksWaiting, resetsWaiting, sealsWaiting } from "./officers-waiting.ts";
import { inspectionsWaiting } from "./inspections-waiting.ts";
import { inspectionVisitsWaiting } from "./inspection-visits-waiting.ts";
import { paymentsWaiting } from "./payments-waiting.ts";
import { plansReturned, plansToApprove } from "./plans-waiting.ts";
import { projectsWaiting } from "./projects-waiting.ts";
import { projectWorksWaiting } from "./project-works-waiting.ts";
import { repliesWaiting } from "./replies-waiting.ts";
import { reportsWaiting } from "./reports-waiting.ts";
import { opinionsWaiting, visitsWaiting } from "./reviews-waiting.ts";
import { roundsWaiting } from "./rounds-waiting.ts";
import { teamsWaiting } from "./teams-waiting.ts";
import type { HomeCard } from "./waiting.ts";

/** What the 工作台 shows, in this order, to offices that hold the verb. A stage adds one line. */
export const homeCards: readonly HomeCard[] = [
  roundsWaiting,
  opinionsWaiting,
  visitsWaiting,
  casesWaiting,
  teamsWaiting,
  plansToApprove,
  plansReturned,
  reportsWaiting,
  projectsWaiting,
  disclosuresWaiting,
  projectWorksWaiting,
  paymentsWaiting,
  assetsWaiting,
  inspectionsWaiting,
  inspectionVisitsWaiting,
  findingsWaiting,
  evaluationsWaiting,
  bulletinsWaiting,
  repliesWaiting,
  importsUnread,
  importsUncommitted,
  resetsWaiting,
  grantsWaiting,
  locksWaiting,
  sealsWaiting,
];
