import type { DeskRoute } from "../desk-route.ts";

/** The pages of a round, in the order of the work. */
export const screeningRoutes: readonly DeskRoute[] = [
  {
    path: "/rounds",
    verb: "round.read",
    title: "摸排轮次",
    nav: "摸排",
    purpose: "逐村摸排、倒排、联审、核实、审定整顿对象",
    load: async () => (await import("./RoundsPage.tsx")).RoundsPage,
  },
  {
    path: "/rounds/new",
    verb: "round.edit",
    title: "建立轮次",
    load: async () => (await import("./RoundSettingsPage.tsx")).NewRoundPage,
  },
  {
    path: "/rounds/:id",
    verb: "round.read",
    title: "轮次总览",
    load: async () => (await import("./RoundPage.tsx")).RoundPage,
  },
  {
    path: "/rounds/:id/assess",
    verb: "assessment.read",
    title: "各村摸排",
    load: async () => (await import("./AssessPage.tsx")).AssessPage,
  },
  {
    path: "/rounds/:id/ranking",
    verb: "ranking.read",
    title: "倒排",
    load: async () => (await import("./RankingPage.tsx")).RankingPage,
  },
  {
    path: "/shortlists",
    verb: "opinion.write",
    title: "联审",
    nav: "联审",
    purpose: "对初步名单逐村提出书面意见",
    load: async () => (await import("./ReviewRoundsPage.tsx")).ReviewRoundsPage,
  },
  {
    path: "/rounds/:id/shortlist",
    verb: "shortlist.read",
    title: "名单与联审",
    load: async () => (await import("./ShortlistPage.tsx")).ShortlistPage,
  },
  {
    path: "/rounds/:id/decision",
    verb: "decision.read",
    title: "审定",
    load: async () => (await import("./DecisionPage.tsx")).DecisionPage,
  },
  {
    path: "/rounds/:id/settings",
    verb: "round.read",
    title: "轮次设置",
    load: async () => (await import("./RoundSettingsPage.tsx")).RoundSettingsPage,
  },
  {
    path: "/lists/new",
    verb: "round.edit",
    title: "另立清单",
    load: async () => (await import("./ListPage.tsx")).NewListPage,
  },
  {
    path: "/lists/:code",
    verb: "round.edit",
    title: "软弱涣散表现清单",
    load: async () => (await import("./ListPage.tsx")).ListPage,
  },
];
