import type { DeskRoute } from "../../desk-route.ts";

/** The pages of the match, in the order of the work. */
export const matchPages: readonly DeskRoute[] = [
  {
    path: "/match",
    verb: "match.read",
    title: "选人配对",
    nav: "选人配对",
    purpose: "为整顿村选派联村领导、包村领导、第一书记、结对单位和工作队",
    load: async () => (await import("./MatchRoundsPage.tsx")).MatchRoundsPage,
  },
  {
    path: "/rounds/:id/match",
    verb: "match.read",
    title: "选人配对",
    load: async () => (await import("./MatchPage.tsx")).MatchPage,
  },
  {
    path: "/rounds/:id/match/distances",
    verb: "match.edit",
    title: "车程",
    load: async () => (await import("./MatchDistancesPage.tsx")).MatchDistancesPage,
  },
  {
    path: "/matches/:id",
    verb: "match.read",
    title: "配对方案",
    load: async () => (await import("./MatchRunPage.tsx")).MatchRunPage,
  },
];
