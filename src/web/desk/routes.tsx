import type { DeskRoute } from "./desk-route.ts";
import { screeningRoutes } from "./screening/screening-routes.ts";
import { inspectionPages } from "./inspections/inspection-pages.ts";
import { findingPages } from "./findings/finding-pages.ts";
import { bulletinPages } from "./bulletins/bulletin-pages.ts";
import { importPages } from "./imports/import-pages.ts";
import { assetPages } from "./assets/asset-pages.ts";
import { distributionPages } from "./distributions/distribution-pages.ts";
import { lightPages } from "./lights/light-pages.ts";
import { matchPages } from "./teams/match/pages.ts";
import { personPages } from "./persons/person-pages.ts";
import { planPages } from "./plans/plan-pages.ts";
import { overviewPages } from "./project-overview/overview-pages.ts";
import { disclosurePages } from "./disclosures/disclosure-pages.ts";
import { gatePages } from "./projects/gates/gate-pages.ts";
import { fundPages } from "./funds/fund-pages.ts";
import { projectPages } from "./projects/project-pages.ts";
import { evaluationPages } from "./evaluations/evaluation-pages.ts";
import { recordPages } from "./records/record-pages.ts";
import { remeasurementPages } from "./remeasurements/remeasurement-pages.ts";
import { teamPages } from "./teams/team-pages.ts";
import { reportPages } from "./reports/report-pages.ts";
import { visitPages } from "./visits/visit-pages.ts";

/** Every page of the desk, one line each; the top bar follows this order. */
export const routes: readonly DeskRoute[] = [
  {
    path: "/",
    verb: "account.own",
    title: "工作台",
    nav: "工作台",
    load: async () => (await import("./home/HomePage.tsx")).HomePage,
  },
  ...screeningRoutes,
  {
    path: "/cases",
    verb: "case.read",
    title: "整顿台账",
    nav: "整顿台账",
    purpose: "一村一策：问题清单、目标事项、亮灯和销号",
    load: async () => (await import("./cases/CasesPage.tsx")).CasesPage,
  },
  {
    path: "/cases/checks",
    verb: "case.read",
    title: "巩固期检查",
    nav: "巩固期检查",
    purpose: "销号村到期的检查，到村看一看、问一问",
    load: async () => (await import("./cases/ChecksPage.tsx")).ChecksPage,
  },
  {
    path: "/cases/survival",
    verb: "case.read",
    title: "销号后巩固情况",
    nav: "巩固情况",
    purpose: "销号后各时点仍然稳固的村所占比例",
    load: async () => (await import("./cases/SurvivalPage.tsx")).SurvivalPage,
  },
  {
    path: "/cases/:id/accept",
    verb: "case.accept",
    title: "县级验收",
    load: async () => (await import("./cases/AcceptancePage.tsx")).AcceptancePage,
  },
  {
    path: "/cases/:id",
    verb: "case.read",
    title: "一村一策",
    load: async () => (await import("./cases/CasePage.tsx")).CasePage,
  },
  {
    path: "/wall",
    verb: "wall.read",
    title: "挂图作战",
    nav: "挂图作战",
    purpose: "全县各村一张图，按乡镇分块、按亮灯着色",
    load: async () => (await import("./cases/WallPage.tsx")).WallPage,
  },
  ...matchPages,
  ...teamPages,
  ...planPages,
  ...recordPages,
  ...reportPages,
  ...overviewPages,
  ...gatePages.filter(({ nav }) => nav === undefined),
  ...projectPages,
  ...fundPages,
  ...gatePages.filter(({ nav }) => nav !== undefined),
  ...disclosurePages,
  ...assetPages,
  ...distributionPages,
  ...inspectionPages,
  ...evaluationPages,
  ...visitPages,
  ...findingPages,
  ...remeasurementPages,
  ...lightPages,
  ...bulletinPages,
  ...importPages,
  {
    path: "/accounts",
    verb: "account.create",
    title: "账号管理",
    nav: "账号管理",
    purpose: "开设、停用账号，重置初始密码",
    load: async () => (await import("./accounts/AccountsPage.tsx")).AccountsPage,
  },
  {
    path: "/grants",
    verb: "grant.read",
    title: "岗位授权",
    nav: "岗位授权",
    purpose: "给账号授予或收回岗位和管辖范围",
    load: async () => (await import("./grants/GrantsPage.tsx")).GrantsPage,
  },
  {
    path: "/counties",
    verb: "county.create",
    title: "县（市、区）",
    nav: "县（市、区）",
    purpose: "建立县（市、区），供授权和登记数据",
    load: async () => (await import("./counties/CountiesPage.tsx")).CountiesPage,
  },
  {
    path: "/villages",
    verb: "village.read",
    title: "村情台账",
    nav: "村情台账",
    purpose: "查阅、维护村（社区）名册和一村一档",
    load: async () => (await import("./villages/VillagesPage.tsx")).VillagesPage,
  },
  {
    path: "/villages/:id",
    verb: "village.read",
    title: "一村一档",
    load: async () => (await import("./villages/VillagePage.tsx")).VillagePage,
  },
  ...personPages,
  {
    path: "/townships",
    verb: "township.edit",
    title: "乡镇（街道）",
    load: async () => (await import("./townships/TownshipsPage.tsx")).TownshipsPage,
  },
  {
    path: "/organisations",
    verb: "organisation.edit",
    title: "单位名录",
    nav: "单位名录",
    purpose: "维护参加联审的部门和派出单位",
    load: async () => (await import("./organisations/OrganisationsPage.tsx")).OrganisationsPage,
  },
  {
    path: "/rules",
    verb: "rule.read",
    title: "规则设置",
    nav: "规则设置",
    purpose: "各地不同的规则在此设定，改动形成新版本",
    load: async () => (await import("./rules/RulesPage.tsx")).RulesPage,
  },
  {
    path: "/rules/:code",
    verb: "rule.read",
    title: "规则",
    load: async () => (await import("./rules/RulePage.tsx")).RulePage,
  },
  {
    path: "/audit",
    verb: "audit.read",
    title: "审计记录",
    nav: "审计记录",
    purpose: "查阅、导出全部操作留痕，核验封存链",
    load: async () => (await import("./audit/AuditPage.tsx")).AuditPage,
  },
  {
    path: "/calendar",
    verb: "calendar.edit",
    title: "工作日历",
    nav: "工作日历",
    purpose: "核对节假日和调休安排，期限按此计算",
    load: async () => (await import("./calendar/CalendarPage.tsx")).CalendarPage,
  },
  {
    path: "/account/password",
    verb: "account.own",
    title: "修改密码",
    load: async () => (await import("./account/ChangePasswordPage.tsx")).ChangePasswordPage,
  },
  {
    path: "/about",
    verb: "account.own",
    title: "使用规范",
    load: async () => (await import("./about/AboutPage.tsx")).AboutPage,
  },
];

export const routesFor = (verbs: readonly string[]) => routes.filter((one) => verbs.includes(one.verb));
