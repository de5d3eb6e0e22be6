import type { Role } from "./access.ts";

/** The words of docs/glossary.md; tools/glossary.ts compares them. */
export const roleLabel: Record<Role, string> = {
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
  province: "省级专班",
  city: "市级专班",
  county: "县级专班",
  township: "乡镇（街道）",
  department: "职能部门",
  unit: "派出单位",
  team: "驻村工作队",
  inspector: "督查组",
  auditor: "财政审计",
};
