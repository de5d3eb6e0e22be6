import { type GoalTask, goalTasks } from "#domain/cases/problem-aspects.ts";
import { type Chance, shuffle } from "#domain/random.ts";
import type { NewItem } from "../cases/commands.ts";
import type { DemoTownship } from "./counties.ts";
import { type GoalText, goalTexts } from "./goal-texts.ts";
import { problemTexts } from "./problem-texts.ts";

/** A line of either list without its dates. */
export type ListLine =
  | { readonly list: "problems"; readonly fields: (typeof problemTexts)[number] }
  | { readonly list: "goals"; readonly fields: Omit<Extract<NewItem, { list: "goals" }>["fields"], "dueOn"> };

/** What stands on the two lists of one village: as many problems and goals as asked, by its seed. */
export function linesFor(
  seed: string,
  { problems, goals }: { readonly problems: number; readonly goals: number },
  township: DemoTownship,
  draw: Chance,
): ListLine[] {
  return [...problemsFor(seed, problems), ...goalsFor(seed, goals, township, draw)];
}

function problemsFor(seed: string, count: number): ListLine[] {
  return shuffle(problemTexts, `problems ${seed}`)
    .slice(0, count)
    .map((fields) => ({ list: "problems", fields }));
}

/** Eight or nine of the eleven tasks, each in one of its wordings. */
function goalsFor(seed: string, count: number, township: DemoTownship, draw: Chance): ListLine[] {
  const chosen = new Set(shuffle(Object.keys(goalTasks) as GoalTask[], `goals ${seed}`).slice(0, count));
  return (Object.keys(goalTasks) as GoalTask[])
    .filter((task) => chosen.has(task))
    .map((task) => {
      const wordings = goalTexts.filter((text) => text.task === task);
      return { list: "goals", fields: answered(wordings[Math.floor(draw() * wordings.length)]!, township, draw) };
    });
}

const people = ["张某", "王某", "李某", "赵某", "陈某", "刘某", "杨某", "周某", "吴某", "徐某", "孙某", "郑某"];

function answered({ task, text, measure, unit }: GoalText, township: DemoTownship, draw: Chance) {
  const own = `${township.name}${township.kind === "street" ? "党工委" : "党委"}`;
  const responsiblePerson = people[Math.floor(draw() * people.length)]!;
  return { task, text, measure, responsibleUnit: unit === "township" ? own : unit, responsiblePerson };
}
