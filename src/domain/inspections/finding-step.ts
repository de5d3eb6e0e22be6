import type { Role } from "../access.ts";
import type { Assignee, FindingAction, FindingSource, FindingStatus, FindingType, Satisfaction } from "./finding.ts";
import { findingAfter } from "./finding.ts";

/** Who has to rectify a finding, and who has had a hand in it. */
export interface FindingHands {
  readonly assignedTo: Assignee | null;
  readonly townshipId: string | null;
  readonly teamId: string | null;
  readonly organisationId: string | null;
  readonly hands: readonly string[];
  readonly requestedBy: string | null;
}

export interface StepFinding extends FindingHands {
  readonly status: FindingStatus;
  readonly type: FindingType;
  readonly source: FindingSource;
  readonly townCheck: boolean;
  readonly townCheckedBy: string | null;
  readonly independent: boolean;
  readonly independentVoice: string;
  readonly outcome: string;
}

/** The office somebody acts in. */
export interface Office {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly teamId?: string | null;
  readonly townships: readonly string[] | "all";
}

/** Where else somebody stands, now or while the finding was open: he may not judge what has to be rectified there. */
export type OwnSeat = "township" | "team" | "unit";

/** On which side somebody stands. Two accounts of one person are one person. */
export interface OwnSide {
  readonly accounts: readonly string[];
  readonly seats: readonly OwnSeat[];
}

export type FindingStepRefusal =
  | "wrong-status"
  | "not-fixer"
  | "not-township"
  | "not-county"
  | "not-lasting"
  | "town-check-unasked"
  | "town-checked-already"
  | "town-check-missing"
  | "checked-by-hand"
  | "closed-by-hand"
  | "judged-by-township"
  | "judged-by-team"
  | "judged-by-unit"
  | "outcome-missing"
  | "voice-missing"
  | "satisfaction-missing"
  | "complainant-dissatisfied";

export const isFixer = (finding: FindingHands, office: Office): boolean => {
  switch (finding.assignedTo) {
    case "township":
      return office.role === "township" && isTownshipOf(finding, office);
    case "team":
      return office.role === "team" && finding.teamId !== null && office.teamId === finding.teamId;
    case "unit":
      return (
        (office.role === "unit" || office.role === "department") &&
        finding.organisationId !== null &&
        office.organisationId === finding.organisationId
      );
    default:
      return false;
  }
};

const isTownshipOf = ({ townshipId }: FindingHands, { townships }: Office) =>
  townshipId !== null && townships !== "all" && townships.includes(townshipId);

const isJudge = ({ role }: Office) => role === "county" || role === "inspector";
const isTownship = (finding: FindingHands, office: Office) =>
  office.role === "township" && isTownshipOf(finding, office);

interface Desk {
  readonly sits: (finding: FindingHands, office: Office) => boolean;
  readonly otherwise: FindingStepRefusal;
}

const ofFixer: Desk = { sits: isFixer, otherwise: "not-fixer" };
const ofCounty: Desk = { sits: (_, { role }) => role === "county", otherwise: "not-county" };
const ofJudges: Desk = { sits: (_, office) => isJudge(office), otherwise: "not-county" };
const ofTownship: Desk = { sits: isTownship, otherwise: "not-township" };
const ofCheckers: Desk = {
  sits: (finding, office) => isJudge(office) || isTownship(finding, office),
  otherwise: "not-township",
};

/** What the county alone does, what an inspector may, too, what is the fixer's. */
const deskOf: Readonly<Record<FindingAction, Desk>> = {
  start: ofFixer,
  progress: ofFixer,
  request: ofFixer,
  recall: ofFixer,
  assign: ofCounty,
  reassign: ofCounty,
  postpone: ofCounty,
  withdraw: ofCounty,
  check: ofJudges,
  close: ofJudges,
  review: ofJudges,
  reopen: ofJudges,
  "town-check": ofTownship,
  return: ofCheckers,
};

/** Whether this office takes this step at all. */
export function officeRefusals(finding: FindingHands, action: FindingAction, office: Office): FindingStepRefusal[] {
  const { sits, otherwise } = deskOf[action];
  return sits(finding, office) ? [] : [otherwise];
}

/** 谁整改谁不核查、不销号：whoever rectified or asked, and whoever also sits where it has to be rectified. */
export function judgeRefusals(
  { hands, requestedBy }: FindingHands,
  action: "town-check" | "check" | "return" | "close" | "review" | "reopen",
  { accounts, seats }: OwnSide,
): FindingStepRefusal[] {
  const why: FindingStepRefusal[] = [];
  if (accounts.some((one) => hands.includes(one) || requestedBy === one))
    why.push(action === "close" ? "closed-by-hand" : "checked-by-hand");
  if (seats.includes("township")) why.push("judged-by-township");
  if (seats.includes("team")) why.push("judged-by-team");
  if (seats.includes("unit")) why.push("judged-by-unit");
  return why;
}

/** Where the finding stands, before anybody asks who. */
export function standRefusals(finding: StepFinding, action: FindingAction): FindingStepRefusal[] {
  if (!findingAfter(finding.status, action)) return ["wrong-status"];
  if (action === "review" && finding.type !== "lasting") return ["not-lasting"];
  if (action === "town-check") return townCheckRefusals(finding);
  if (action === "check" && awaitsTownCheck(finding)) return ["town-check-missing"];
  return [];
}

type TownChecked = Pick<StepFinding, "townCheck" | "townCheckedBy">;

const awaitsTownCheck = ({ townCheck, townCheckedBy }: TownChecked) => townCheck && townCheckedBy === null;

/** 镇级核查：once, and only where it is asked for. */
function townCheckRefusals(finding: TownChecked): FindingStepRefusal[] {
  if (awaitsTownCheck(finding)) return [];
  return [finding.townCheck ? "town-checked-already" : "town-check-unasked"];
}

export interface Closing {
  readonly voice: string;
  readonly satisfaction: Satisfaction | null;
}

/** 销号：evidence of the result, an independent voice where the county has set one, and what the complainant says of it. */
export function closingRefusals(
  { outcome, independent, source }: Pick<StepFinding, "outcome" | "independent" | "source">,
  { voice, satisfaction }: Closing,
): FindingStepRefusal[] {
  const why: FindingStepRefusal[] = [];
  if (outcome.trim() === "") why.push("outcome-missing");
  if (independent && voice.trim() === "") why.push("voice-missing");
  if (source === "petition" && satisfaction === null) why.push("satisfaction-missing");
  if (source === "petition" && satisfaction === "dissatisfied") why.push("complainant-dissatisfied");
  return why;
}

/** 镇级核验 may be left out where the township itself rectifies, and where there is no township. */
export function needsTownCheck(
  { assignedTo, townshipId }: Pick<FindingHands, "assignedTo" | "townshipId">,
  townSkipsOwn: boolean,
): boolean {
  if (townshipId === null) return false;
  return assignedTo !== "township" || !townSkipsOwn;
}
