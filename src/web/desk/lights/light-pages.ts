import type { DeskRoute } from "../desk-route.ts";

export const lightPages: readonly DeskRoute[] = [
  {
    path: "/lights",
    verb: "light.read",
    title: "红黄绿灯",
    nav: "红黄绿灯",
    purpose: "各乡镇亮灯、上月对照，逐项说明为什么亮、怎样转绿",
    load: async () => (await import("./LightsPage.tsx")).LightsPage,
  },
  {
    path: "/lights/:kind/:id",
    verb: "light.read",
    title: "亮灯说明",
    load: async () => (await import("./SubjectPage.tsx")).SubjectPage,
  },
];
