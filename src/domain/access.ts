import { type Role, roles } from "./roles.ts";

export { isOfficer, type Officer, officers, type Role, roles } from "./roles.ts";

const above = ["province", "city"] as const;
const campaign = [...above, "county"] as const;
const staff = [...campaign, "township", "department", "unit", "team", "inspector", "auditor"] as const;
const everyone = roles;

/** verb → the offices that may. The word is the same on the contract, in the audit and in the glossary. */
export const access = {
  "account.own": everyone,
  "account.read": ["system-admin", "security-admin"],
  "account.create": ["system-admin"],
  "account.disable": ["system-admin"],
  "account.reset": ["system-admin"],
  "account.release": ["security-admin"],
  "grant.read": ["security-admin"],
  "grant.assign": ["security-admin"],
  "grant.revoke": ["security-admin"],
  "audit.read": ["audit-admin"],
  "audit.export": ["audit-admin"],
  "calendar.read": everyone,
  "calendar.edit": ["system-admin"],

  "rule.read": [...campaign, "township", "auditor"],
  "rule.edit": ["county"],

  "county.read": [...staff, "system-admin", "security-admin"],
  "county.create": ["system-admin"],
  "township.read": [...staff, "security-admin"],
  "township.edit": ["county"],
  "village.read": [...campaign, "township", "unit", "team", "inspector", "auditor"],
  "village.edit": ["county"],
  "profile.read": [...campaign, "township", "unit", "team", "inspector", "auditor"],
  "profile.edit": ["county", "township", "team"],
  "profile.reveal": ["county", "township", "team"],
  "dossier.read": [...campaign, "township", "unit", "team", "inspector", "auditor"],
  "village.import": ["county"],
  "organisation.read": [...staff, "security-admin"],
  "organisation.edit": ["county"],
  "person.read": [...campaign, "auditor"],
  "person.edit": ["county"],

  "match.read": [...campaign, "auditor"],
  "match.edit": ["county"],
  "match.confirm": ["county"],

  "round.read": [...campaign, "township", "auditor"],
  "round.edit": ["county"],
  "assessment.read": [...campaign, "township", "auditor"],
  "assessment.write": ["township"],
  "assessment.return": ["county"],
  "ranking.read": [...campaign, "auditor"],
  "ranking.run": ["county"],
  "shortlist.read": [...campaign, "department", "auditor"],
  "shortlist.edit": ["county"],
  "opinion.write": ["department"],
  "verification.write": ["county"],
  "decision.read": [...campaign, "township", "department", "auditor"],
  "decision.make": ["county"],

  "case.read": [...campaign, "township", "unit", "team", "auditor"],
  "case.write": ["county", "township"],
  "case.assess": ["township", "team"],
  "case.check": ["township"],
  "case.accept": ["county"],
  "case.follow": ["county", "township"],
  "case.look-back": ["county"],
  "wall.read": [...campaign, "township", "auditor"],
  "wall.edit": ["county"],

  "record.read": [...campaign, "township", "unit", "team", "inspector"],
  "record.write": ["county", "township", "unit", "team"],
  "record.reveal": ["county", "township", "team"],
  "report.read": [...campaign, "township", "unit", "team", "auditor"],
  "report.write": ["township", "team"],
  "report.make": ["county"],
  "report.accept": ["county", "township"],

  "plan.read": [...campaign, "township", "unit", "team", "auditor"],
  "plan.write": ["team"],
  "plan.approve": ["township"],
  "plan.file": ["county"],
  "major-item.write": ["unit", "team"],

  "team.read": [...campaign, "township", "unit", "team", "inspector", "auditor"],
  "team.edit": ["county"],
  "posting.read": ["county", "township", "unit", "team"],
  "posting.write": ["county", "township", "team"],
  "handover.read": ["county", "township", "unit", "team"],
  "handover.sign": ["county", "township", "unit", "team"],
  "leave.read": ["county", "township", "unit", "team"],
  "leave.write": ["unit", "team"],
  "leave.answer": ["county", "township", "unit"],
  "training.read": ["county", "township", "unit", "team"],
  "training.write": ["county", "township"],

  "project.read": [...campaign, "township", "department", "unit", "team", "inspector", "auditor"],
  "project.declare": ["county", "township", "team"],
  "project.review": ["county", "township"],
  "project.argue": ["county", "department"],
  "project.decide": ["county"],
  "project.arrange": ["county"],
  "project.pass": ["county", "township", "department"],
  "project.record": ["county", "township", "department", "team"],
  "project.change": ["county", "township"],
  "project.halt": ["county"],
  "project.reveal": ["county", "township"],
  "project.export": [...campaign, "auditor"],
  "expert.read": [...campaign, "auditor"],
  "expert.edit": ["county"],
  "fund.read": [...campaign, "township", "department", "unit", "team", "auditor"],
  "fund.write": ["county"],
  "fund.override": ["county"],
  "payment.write": ["county", "township"],
  "payment.approve": ["county"],
  "payment.post": ["county", "department"],
  "disclosure.read": [...campaign, "township", "department", "unit", "team", "inspector", "auditor"],
  "disclosure.write": ["county", "township", "team"],
  "objection.write": ["county", "township", "team"],
  "objection.answer": ["county", "township", "department"],
  "asset.read": [...campaign, "township", "department", "unit", "team", "inspector", "auditor"],
  "asset.write": ["county", "township"],
  "asset.care": ["county", "township", "team"],
  "asset.approve": ["county"],
  "asset.reveal": ["county", "township"],
  "income.write": ["county", "township"],
  "distribution.write": ["township"],
  "distribution.approve": ["county"],

  "inspection.read": [...campaign, "inspector", "auditor"],
  "inspection.edit": ["county"],
  "inspection.waive": ["county"],
  "inspection.start": ["county", "inspector"],
  "inspector.read": [...campaign, "inspector", "auditor"],
  "inspector.edit": ["county"],
  "draw.read": [...campaign, "inspector", "auditor"],
  "draw.write": ["county"],
  "draw.commit": ["county", "inspector"],
  "remeasurement.read": [...campaign, "inspector", "auditor"],
  "remeasurement.draw": ["county", "inspector", "auditor"],
  "remeasurement.write": ["county", "inspector"],
  "visit.read": [...campaign, "inspector", "auditor"],
  "visit.write": ["county", "inspector"],
  "finding.read": [...campaign, "township", "department", "unit", "team", "inspector", "auditor"],
  "finding.write": ["county", "inspector"],
  "finding.assign": ["county"],
  "finding.rectify": ["township", "department", "unit", "team"],
  "finding.check": ["county", "township", "inspector"],
  "finding.close": ["county", "inspector"],
  "finding.look-back": ["county", "inspector"],

  "light.read": [...campaign, "township", "unit", "team", "inspector", "auditor"],
  "light.run": ["county"],
  "light.override": ["county"],
  "evaluation.read": [...campaign, "township", "team", "inspector", "auditor"],
  "evaluation.edit": ["county"],
  "evaluation.score": ["county", "inspector"],
  "evaluation.appeal": ["township", "team"],
  "evaluation.answer": ["county"],
  "evaluation.freeze": ["county"],

  "import.read": ["county", "township"],
  "import.write": ["county", "township"],

  "figure.read": [...campaign, "auditor"],
  "bulletin.read": [...campaign, "auditor"],
  "bulletin.write": ["county"],
  "bulletin.approve": ["county"],
  "series.edit": ["county"],
  "naming.approve": ["county"],
  "reply.read": [...campaign, "township", "department", "unit", "auditor"],
  "reply.write": ["county", "township", "department", "unit"],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof access;

/** An account acting in one office. `townships` and `villages` are "all" or the ids the office is bound to. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string | null;
  /** The team an office of a team belongs to. */
  readonly teamId?: string | null;
  readonly counties: readonly string[];
  /** The counties are all there are. */
  readonly everyCounty?: boolean;
  readonly townships: readonly string[] | "all";
  readonly villages: readonly string[] | "all";
}

export function may(actor: Pick<Actor, "role">, verb: Verb): boolean {
  return (access[verb] as readonly Role[]).includes(actor.role);
}
