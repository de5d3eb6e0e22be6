import type { DeskRoute } from "./desk-route.ts";

/** 主导航的分组: pages of one room of work stand under one word; what is named nowhere stands alone. */
const rooms: readonly { readonly word: string; readonly paths: readonly string[] }[] = [
  { word: "整顿", paths: ["/cases", "/wall", "/cases/checks", "/cases/survival"] },
  { word: "队伍", paths: ["/match", "/teams", "/leaves", "/trainings", "/handovers", "/rotations"] },
  { word: "计划", paths: ["/plans", "/plans/wall"] },
  { word: "纪实", paths: ["/records", "/reports"] },
  {
    word: "项目",
    paths: [
      "/projects",
      "/projects/overview",
      "/projects/flow",
      "/projects/bars",
      "/projects/wall",
      "/experts",
      "/funds",
      "/payments",
      "/ledger",
      "/disclosures",
      "/assets",
      "/assets/rents",
      "/distributions",
      "/project-duties",
    ],
  },
  { word: "考核", paths: ["/lights", "/evaluations", "/evaluations/coverage"] },
  {
    word: "督查",
    paths: ["/inspections", "/inspection-plans", "/inspectors", "/visits", "/findings", "/remeasurements"],
  },
  { word: "通报", paths: ["/bulletins", "/series", "/replies"] },
  { word: "底数", paths: ["/villages", "/persons", "/organisations", "/townships", "/imports", "/rules"] },
  { word: "系统", paths: ["/accounts", "/grants", "/counties", "/calendar", "/audit"] },
];

export interface NavEntry {
  readonly word: string;
  readonly pages: readonly (DeskRoute & { readonly nav: string })[];
}

/** What an office finds in the top bar, in the order of the pages; a room with one page of hers shows that page itself. */
export function navEntries(routes: readonly DeskRoute[]): NavEntry[] {
  const pages = routes.filter((one): one is DeskRoute & { nav: string } => one.nav !== undefined);
  const entries = new Map<string, NavEntry["pages"]>();
  for (const page of pages) {
    const word = rooms.find(({ paths }) => paths.includes(page.path))?.word ?? page.nav;
    entries.set(word, [...(entries.get(word) ?? []), page]);
  }
  return [...entries].map(([word, inside]) =>
    inside.length === 1 ? { word: inside[0]!.nav, pages: inside } : { word, pages: inside },
  );
}

/** Pages reached from another one that do not lie below it. */
const within: Readonly<Record<string, string>> = { "/draws": "/inspections" };

const isBelow = (path: string, target: string) => path === target || (target !== "/" && path.startsWith(`${target}/`));

export function isHere(path: string, target: string): boolean {
  return (
    isBelow(path, target) || Object.entries(within).some(([below, above]) => above === target && isBelow(path, below))
  );
}
