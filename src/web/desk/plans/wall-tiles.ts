import type { ItemState } from "#domain/plans/task.ts";
import type { PlanWall, WallTeam } from "./contract-types.ts";

export type WallChoice = "late" | "due" | "done" | "stuck";
export const wallChoices = ["late", "due", "done", "stuck"] as const;

/** A team is shown by the worst of what it has promised; done is said when all of it is; one that has promised nothing is grey. */
export function tileState({ late, due, done, total }: WallTeam): ItemState | "none" {
  if (total === 0) return "none";
  if (late > 0) return "late";
  if (due > 0) return "due";
  return done === total ? "done" : "open";
}

/** Whether the team has something of what is asked for; nothing asked for is everything. */
export const isShown = (team: WallTeam, choice: WallChoice | undefined) => choice === undefined || team[choice] > 0;

/** The words of a choice, as the drawer behind a tile is headed. */
export const choiceWords: Record<WallChoice, string> = {
  late: "逾期",
  due: "临近",
  done: "已完成",
  stuck: "仍在谋划",
};

interface Shown {
  readonly state: ItemState;
  readonly stuck: boolean;
}

/** Of everything behind a tile, what is asked for. */
export const rowsOf = <Row extends Shown>(rows: readonly Row[], choice: WallChoice | undefined): readonly Row[] =>
  choice === undefined ? rows : rows.filter((row) => (choice === "stuck" ? row.stuck : row.state === choice));

/** Of one township, or of all. */
export const townshipsShown = ({ townships }: PlanWall, townshipId: string | undefined) =>
  townships.filter(({ id }) => townshipId === undefined || id === townshipId);

export function wallTotals(townships: PlanWall["townships"]) {
  const teams = townships.flatMap((one) => one.teams);
  const sum = (of: (team: WallTeam) => number) => teams.reduce((all, team) => all + of(team), 0);
  return {
    townships: townships.length,
    teams: teams.length,
    late: sum((team) => team.late),
    due: sum((team) => team.due),
    done: sum((team) => team.done),
    total: sum((team) => team.total),
    dated: sum((team) => team.dated),
    stuck: sum((team) => team.stuck),
  };
}

export function tileWords(team: WallTeam): string {
  const { village, late, due, done, total, stuck } = team;
  if (total === 0) return `${village}，还没有列出事项`;
  const waiting = stuck > 0 ? `，仍在谋划 ${stuck} 项` : "";
  return `${village}，逾期 ${late} 项，临近 ${due} 项，已完成 ${done} 项，共 ${total} 项${waiting}`;
}
