import type { DeskRoute } from "../desk-route.ts";

export const bulletinPages: readonly DeskRoute[] = [
  {
    path: "/bulletins",
    verb: "bulletin.read",
    title: "简报通报",
    nav: "简报通报",
    purpose: "拟写、审核、印发通报，数字取自台账",
    load: async () => (await import("./BulletinsPage.tsx")).BulletinsPage,
  },
  {
    path: "/bulletins/:id/items/:itemId",
    verb: "bulletin.read",
    title: "稿件",
    load: async () => (await import("./ItemPage.tsx")).ItemPage,
  },
  {
    path: "/bulletins/:id",
    verb: "bulletin.read",
    title: "通报",
    load: async () => (await import("./BulletinPage.tsx")).BulletinPage,
  },
  {
    path: "/series",
    verb: "bulletin.read",
    title: "简报系列",
    nav: "简报系列",
    purpose: "刊名、编号办法和报送范围",
    load: async () => (await import("../series/SeriesPage.tsx")).SeriesPage,
  },
  {
    path: "/replies",
    verb: "reply.read",
    title: "通报简报和说明情况",
    nav: "收文和说明",
    purpose: "收到的通报、简报，点名情况的说明",
    load: async () => (await import("../replies/RepliesPage.tsx")).RepliesPage,
  },
];
