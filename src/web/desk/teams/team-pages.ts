import type { DeskRoute } from "../desk-route.ts";

/** The pages of 队伍 after the match: teams, leave, training, handovers. */
export const teamPages: readonly DeskRoute[] = [
  {
    path: "/teams",
    verb: "team.read",
    title: "驻村工作队",
    nav: "驻村工作队",
    purpose: "四个一和队员、任期、对接、轮换",
    load: async () => (await import("./TeamsPage.tsx")).TeamsPage,
  },
  {
    path: "/teams/new",
    verb: "team.edit",
    title: "组建工作队",
    load: async () => (await import("./NewTeamPage.tsx")).NewTeamPage,
  },
  {
    path: "/teams/:id",
    verb: "team.read",
    title: "工作队",
    load: async () => (await import("./TeamPage.tsx")).TeamPage,
  },
  {
    path: "/postings/:id",
    verb: "posting.read",
    title: "派驻情况",
    load: async () => (await import("./PostingPage.tsx")).PostingPage,
  },
  {
    path: "/leaves",
    verb: "leave.read",
    title: "请假公出",
    nav: "请假公出",
    purpose: "申请、审批请假和公出，销假",
    load: async () => (await import("./LeavesPage.tsx")).LeavesPage,
  },
  {
    path: "/handovers",
    verb: "handover.read",
    title: "交接包",
    nav: "交接包",
    purpose: "轮换时的交接内容，核对、签收、打印",
    load: async () => (await import("./HandoversPage.tsx")).HandoversPage,
  },
  {
    path: "/handovers/:id",
    verb: "handover.read",
    title: "交接包",
    load: async () => (await import("./HandoverPage.tsx")).HandoverPage,
  },
  {
    path: "/rotations",
    verb: "person.read",
    title: "预定轮换",
    nav: "预定轮换",
    purpose: "预定在今天以后的轮换，到期自动办理",
    load: async () => (await import("./RotationsPage.tsx")).RotationsPage,
  },
  {
    path: "/trainings",
    verb: "training.read",
    title: "培训",
    nav: "培训",
    purpose: "驻村人员培训和参训情况，由组织方登记",
    load: async () => (await import("./TrainingsPage.tsx")).TrainingsPage,
  },
  {
    path: "/trainings/:id",
    verb: "training.read",
    title: "培训",
    load: async () => (await import("./TrainingPage.tsx")).TrainingPage,
  },
];
