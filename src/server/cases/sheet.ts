import { type Actor, may } from "#domain/access.ts";
import { workingDaysBetween } from "#domain/calendar.ts";
import { caseLight, type CaseLight, type Light } from "#domain/cases/light.ts";
import { givenSentence, handInToGreen, lightSentence, toGreenLabel } from "#domain/cases/labels.ts";
import { listRefusals } from "#domain/cases/item.ts";
import { diffDays, type IsoDate } from "#domain/date.ts";
import type { CaseItem, GoalRow, ProblemRow } from "./items.ts";
import { type LightLines, litLine, settingIn } from "./lights.ts";
import type { CaseRow, CaseTally } from "./queries.ts";

/** A row of the list as the desk shows it: with what can be counted only on the working calendar. */
export function shownCase(row: CaseRow, { today, calendar }: LightLines) {
  const { nextDue } = row;
  return {
    ...row,
    elapsedPercent: elapsedPercent(row, today),
    nextDays: nextDue === null ? null : workingDaysBetween(calendar, today, nextDue),
  };
}

function elapsedPercent({ openedOn, dueOn }: CaseRow, today: IsoDate): number {
  const whole = diffDays(openedOn, dueOn);
  const passed = whole > 0 ? Math.round((diffDays(openedOn, today) * 100) / whole) : 100;
  return Math.min(100, Math.max(0, passed));
}

/** The strip above the list: files by level and light, items done of all. */
export function tallyOf(groups: readonly CaseTally[]) {
  const sum = (count: (group: CaseTally) => number) => groups.reduce((all, group) => all + count(group), 0);
  const files = (of: (group: CaseTally) => boolean) => sum((group) => (of(group) ? group.files : 0));
  const lit = (colour: Light) => files(({ light: one }) => one === colour);
  return {
    total: sum(({ files: count }) => count),
    county: files(({ level }) => level === "county"),
    township: files(({ level }) => level === "township"),
    lights: { red: lit("red"), yellow: lit("yellow"), green: lit("green"), none: lit("none") },
    done: sum(({ done }) => done),
    items: sum(({ items }) => items),
  };
}

const causeOf = ({ id, text, sentence }: { id: string; text: string; sentence: string }) => ({
  itemId: id,
  text,
  sentence,
});

/** The deadline of the whole, where it gives the file its colour. */
const ownCause = ({ own, light: colour }: CaseLight) =>
  own?.light === colour ? [{ itemId: null, text: "整顿完成时限", sentence: lightSentence(own.because) }] : [];

/** 一村一策 as one page: each light with its reason, and what would turn the file green. */
export function caseSheet(
  actor: Actor,
  row: CaseRow,
  lines: LightLines,
  { problems, goals }: { problems: readonly ProblemRow[]; goals: readonly GoalRow[] },
) {
  const items: readonly CaseItem[] = [...problems, ...goals];
  const whole = caseLight(row, items, lines.today, lines.calendar, settingIn(lines, row.countyId, "case"));
  const lit = <Item extends CaseItem>(item: Item) => {
    const { shown, light: colour, because, given } = litLine(lines, row.countyId, item);
    return {
      ...item,
      own: colour,
      light: shown,
      sentence: lightSentence(because) + (given ? givenSentence(item) : ""),
    };
  };
  const because = () => {
    if (row.light !== whole.light) return [{ itemId: null, text: "亮灯说明", sentence: givenSentence(row) }];
    const causes = items.map(lit).filter(({ own }) => own === whole.light);
    return whole.light === "none" ? [] : [...causes.map(causeOf), ...ownCause(whole)];
  };
  const open = may(actor, "case.write") && listRefusals(row).length === 0;
  return {
    ...shownCase(row, lines),
    because: because(),
    toGreen:
      row.light !== whole.light
        ? []
        : whole.own
          ? [handInToGreen]
          : (whole.because[0]?.toGreen ?? []).map((way) => toGreenLabel[way]),
    problems: problems.map(lit),
    goals: goals.map(lit),
    can: { write: open, postpone: open && actor.role === "county" },
  };
}
