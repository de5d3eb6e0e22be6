/** Who sits at the desk. Three officers (三员分立) run the system and never see business data. */
export const roles = [
  "system-admin",
  "security-admin",
  "audit-admin",
  "province",
  "city",
  "county",
  "township",
  "department",
  "unit",
  "team",
  "inspector",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

export const officers = ["system-admin", "security-admin", "audit-admin"] as const satisfies readonly Role[];
export type Officer = (typeof officers)[number];

/** 等保 8.2：系统管理员、安全管理员、审计管理员三员分立，且均不得接触业务数据。 */
export function isOfficer(role: Role): role is Officer {
  return (officers as readonly Role[]).includes(role);
}
