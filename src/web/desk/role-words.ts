import type { Role } from "#domain/access.ts";

export const roleWords: Record<Role, string> = {
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
  province: "省级查看",
  city: "市级查看",
  county: "县级专班",
  township: "乡镇（街道）",
  department: "县直部门",
  unit: "派出单位",
  team: "驻村工作队",
  inspector: "督查员",
  auditor: "审计监督",
};

export function officeWords({ role, place }: { role: Role; place: string }): string {
  return `${place}（${roleWords[role]}）`;
}
