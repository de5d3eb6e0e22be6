import { reports } from "#contract/reports.ts";
import type { Result } from "#contract/route.ts";
import { isDraftingTime, isOwed } from "#domain/records/report.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

type Row = Result<typeof reports.list>[number];

/** This month's reports: what this office owes itself, what lies before it, and who below is late. */
export const reportsWaiting = homeCard({
  verb: "report.read",
  route: reports.list,
  call: { query: {} },
  groups: (rows, { me, today }) => {
    const own = rows.filter(({ can }) => can.open);
    const due = own.filter((row) => isOwed(row.state) && row.state !== "returned" && isDraftingTime(row.dueOn, today));
    const below = rows.filter((row) => !row.can.open && row.late && isOwed(row.state));
    const decides = me.verbs.includes("report.accept");
    const counts: WaitingCount[] = [
      {
        value: rows.filter(({ can }) => can.decide).length,
        unit: "份",
        words: "月报待您审阅",
        href: listOf("submitted"),
      },
      {
        ...counted(own.filter(({ state }) => state === "returned")),
        words: "月报退回修改，待您重报",
        href: listOf("returned"),
      },
      {
        ...counted(due),
        words: "本月月报还没有报送",
        href: listOf("owed"),
        light: due.some(({ late }) => late) ? "red" : "yellow",
      },
      ...(decides
        ? [{ ...counted(below), words: "下级月报逾期未报", href: listOf("owed"), light: "red" as const }]
        : []),
    ];
    return groupOf({ key: "reports", title: "工作月报", href: "/reports", counts });
  },
});

const counted = (rows: readonly Row[]) => ({ value: rows.length, unit: "份" });
const listOf = (state: string) => `/reports?state=${state}`;
