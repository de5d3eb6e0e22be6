import type { DeskRoute } from "../desk-route.ts";

/** The pages of 考核: scores of villages, teams and townships as bodies. */
export const evaluationPages: readonly DeskRoute[] = [
  {
    path: "/evaluations",
    verb: "evaluation.read",
    title: "考核",
    nav: "考核",
    purpose: "各期考核的评分、公示、申诉和定格",
    load: async () => (await import("./EvaluationsPage.tsx")).EvaluationsPage,
  },
  {
    path: "/evaluations/new",
    verb: "evaluation.edit",
    title: "安排考核",
    load: async () => (await import("./NewEvaluationPage.tsx")).NewEvaluationPage,
  },
  {
    path: "/evaluations/coverage",
    verb: "evaluation.edit",
    title: "半年全覆盖",
    nav: "半年全覆盖",
    purpose: "哪一周看了谁，半年内还有谁没有看",
    load: async () => (await import("./CoveragePage.tsx")).CoveragePage,
  },
  {
    path: "/evaluations/:id/sheet",
    verb: "evaluation.score",
    title: "成批录入",
    load: async () => (await import("./SheetPage.tsx")).SheetPage,
  },
  {
    path: "/evaluations/:id/subjects/:subjectId",
    verb: "evaluation.read",
    title: "得分说明",
    load: async () => (await import("./SubjectPage.tsx")).SubjectPage,
  },
  {
    path: "/evaluations/:id",
    verb: "evaluation.read",
    title: "考核",
    load: async () => (await import("./EvaluationPage.tsx")).EvaluationPage,
  },
];
