import type { DeskRoute } from "./desk-route.ts";

/** Every page of the desk, one line each; the top bar follows this order. */
export const routes: readonly DeskRoute[] = [
  {
    path: "/",
    verb: "account.own",
    title: "工作台",
    nav: "工作台",
    load: async () => (await import("./home/HomePage.tsx")).HomePage,
  },
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
