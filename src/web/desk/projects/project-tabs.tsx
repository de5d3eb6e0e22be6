import type { ComponentType } from "react";
import type { Verb } from "#domain/access.ts";
import type { Project } from "./project-types.ts";

interface ProjectTab {
  /** As it stands in the address: ?tab=course. */
  readonly key: string;
  readonly title: string;
  /** Who may open it; the same word as on the contract. */
  readonly verb: Verb;
  readonly load: () => Promise<ComponentType<{ project: Project }>>;
}

/** What the page of a project holds beside its head, in the order of the work. */
export const projectTabs: readonly ProjectTab[] = [
  {
    key: "about",
    title: "概况",
    verb: "project.read",
    load: async () => (await import("./AboutTab.tsx")).AboutTab,
  },
  {
    key: "disclosures",
    title: "公示",
    verb: "disclosure.read",
    load: async () => (await import("../disclosures/DisclosureTab.tsx")).DisclosureTab,
  },
  {
    key: "gates",
    title: "关口",
    verb: "project.read",
    load: async () => (await import("./gates/GatesTab.tsx")).GatesTab,
  },
  {
    key: "works",
    title: "实施",
    verb: "project.read",
    load: async () => (await import("./works/WorksTab.tsx")).WorksTab,
  },
  {
    key: "assets",
    title: "资产",
    verb: "asset.read",
    load: async () => (await import("../assets/AssetTab.tsx")).AssetTab,
  },
  {
    key: "funds",
    title: "资金",
    verb: "fund.read",
    load: async () => (await import("../funds/FundsTab.tsx")).FundsTab,
  },
  {
    key: "course",
    title: "过程",
    verb: "project.read",
    load: async () => (await import("./CourseTab.tsx")).CourseTab,
  },
];
