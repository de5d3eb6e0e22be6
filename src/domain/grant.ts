import { isOfficer, type Role } from "./access.ts";

export type AreaLevel = "province" | "city" | "county";
export type PlaceNeed = "none" | AreaLevel | "township" | "organisation" | "team";

/** What must be named when an office is granted. */
export const placeNeeded: Record<Role, PlaceNeed> = {
  "system-admin": "none",
  "security-admin": "none",
  "audit-admin": "none",
  province: "province",
  city: "city",
  county: "county",
  township: "township",
  department: "organisation",
  unit: "organisation",
  team: "team",
  inspector: "county",
  auditor: "county",
};

export type GrantRefusal = "two-officers" | "officer-with-business" | "same-office" | "wrong-place" | "own-account";

export const grantRefusalSentence: Record<GrantRefusal, string> = {
  "two-officers": "同一人不得兼任系统管理员、安全管理员、审计管理员中的两个，请另选账号。",
  "officer-with-business": "三员不得同时承担业务岗位，请为其另建账号。",
  "same-office": "该账号已有这一岗位，无需重复授权。",
  "wrong-place": "岗位与所选区域或单位不相符，请重新选择。",
  "own-account": "安全管理员不能给自己的账号授权，请由另一名安全管理员办理。",
};

interface Proposal {
  readonly role: Role;
  readonly need: PlaceNeed;
  readonly held: readonly Role[];
  readonly sameOffice: boolean;
  readonly ownAccount: boolean;
}

/** 三员分立：系统、安全、审计管理员不得由同一人兼任，且均不得接触业务数据。 */
export function grantRefusals({ role, need, held, sameOffice, ownAccount }: Proposal): GrantRefusal[] {
  const why: GrantRefusal[] = [];
  if (ownAccount) why.push("own-account");
  if (need !== placeNeeded[role]) why.push("wrong-place");
  const others = held.filter((one) => one !== role);
  if (isOfficer(role) && others.some(isOfficer)) why.push("two-officers");
  if (others.some((one) => isOfficer(one) !== isOfficer(role))) why.push("officer-with-business");
  if (sameOffice) why.push("same-office");
  return why;
}
