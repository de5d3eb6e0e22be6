import type { DeskRoute } from "../desk-route.ts";

/** The pages of the register of persons. */
export const personPages: readonly DeskRoute[] = [
  {
    path: "/persons",
    verb: "person.read",
    title: "干部名册",
    nav: "干部名册",
    purpose: "维护县级领导、乡镇领导和单位干部，登记亲属关系申报",
    load: async () => (await import("./PersonsPage.tsx")).PersonsPage,
  },
  {
    path: "/persons/:id",
    verb: "person.read",
    title: "干部",
    load: async () => (await import("./PersonPage.tsx")).PersonPage,
  },
];
