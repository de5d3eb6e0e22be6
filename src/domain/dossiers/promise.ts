import type { IsoDate } from "../date.ts";

/** 未办结的承诺：what the village has been told and still waits for, gathered from where each is written down. */
export const promiseKinds = ["problem", "goal", "major-item", "task", "follow-up"] as const;
export type PromiseKind = (typeof promiseKinds)[number];
export const promiseKindLabel: Record<PromiseKind, string> = {
  problem: "问题清单",
  goal: "目标事项",
  "major-item": "重大帮扶事项",
  task: "计划任务",
  "follow-up": "待回访",
};

export interface OpenPromise {
  readonly kind: PromiseKind;
  /** Of the row it is written in, and of the page it is worked on. */
  readonly id: string;
  readonly pageId: string;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: IsoDate | null;
  readonly late: boolean;
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

export interface PromiseSources {
  /** Only files still at work; what was given up with a file is no promise. */
  readonly cases: readonly {
    readonly id: string;
    readonly atWork: boolean;
    readonly problems: readonly Item[];
    readonly goals: readonly (Item & { readonly responsibleUnit: string; readonly responsiblePerson: string })[];
  }[];
  readonly items: readonly {
    readonly id: string;
    /** It is worked on beside the other items of its team. */
    readonly teamId: string;
    readonly title: string;
    readonly status: "planning" | "under-way" | "landed" | "dropped";
    readonly landsOn: IsoDate | null;
  }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly planId: string;
    readonly text: string;
    readonly owner: string;
    readonly dueOn: IsoDate | null;
  }[];
  readonly followUps: readonly { readonly recordId: string; readonly nameMasked: string; readonly followUp: string }[];
}

/** What is late comes first, then by the day it is waited for; what has no day comes last. Ties keep the order of the kinds. */
export function openPromises(sources: PromiseSources, today: IsoDate): OpenPromise[] {
  const found = [...ofCases(sources), ...ofPlans(sources), ...ofRecords(sources)].map((one) => ({
    ...one,
    late: one.dueOn !== null && one.dueOn < today,
  }));
  const key = ({ dueOn }: OpenPromise) => dueOn ?? "9999";
  return found.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

type Found = Omit<OpenPromise, "late">;

function ofCases({ cases }: PromiseSources): Found[] {
  const open = <One extends Item>(items: readonly One[]) => items.filter(({ doneOn }) => doneOn === null);
  return cases
    .filter(({ atWork }) => atWork)
    .flatMap(({ id: pageId, problems, goals }) => [
      ...open(problems).map(({ id, text, dueOn }) => ({
        kind: "problem" as const,
        id,
        pageId,
        text,
        owner: "",
        dueOn,
      })),
      ...open(goals).map(({ id, text, dueOn, responsibleUnit, responsiblePerson }) => ({
        kind: "goal" as const,
        id,
        pageId,
        text,
        owner: [responsibleUnit, responsiblePerson].filter((word) => word !== "").join(" "),
        dueOn,
      })),
    ]);
}

function ofPlans({ items, tasks }: PromiseSources): Found[] {
  return [
    ...items
      .filter(({ status }) => status === "planning" || status === "under-way")
      .map(({ id, teamId: pageId, title, landsOn }) => ({
        kind: "major-item" as const,
        id,
        pageId,
        text: title,
        owner: "",
        dueOn: landsOn,
      })),
    ...tasks.map(({ id, planId, text, owner, dueOn }) => ({
      kind: "task" as const,
      id,
      pageId: planId,
      text,
      owner,
      dueOn,
    })),
  ];
}

function ofRecords({ followUps }: PromiseSources): Found[] {
  return followUps.map(({ recordId, nameMasked, followUp }) => ({
    kind: "follow-up" as const,
    id: recordId,
    pageId: recordId,
    text: `${nameMasked}：${followUp}`,
    owner: "",
    dueOn: null,
  }));
}
