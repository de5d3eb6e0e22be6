import { partsOf } from "#domain/date.ts";
import { isDraftingTime, monthText, reportDueOn, type ReportMonth } from "#domain/records/report.ts";
import { record } from "../audit/record.ts";
import type { Ground } from "../http/call.ts";
import type { ClockJob, QueueJob } from "../jobs/boss.ts";
import { deskOf, everyCounty } from "../jobs/counties.ts";
import { runJob } from "../jobs/progress.ts";
import { ruleOf } from "../rules/queries.ts";
import { reportJob } from "./report-commands.ts";
import { writeReports } from "./report-writing.ts";

/** The drafts of a whole county, asked for at the desk. */
export const reportsJob: QueueJob = {
  verb: reportJob,
  run: (ground, queued) =>
    runJob<ReportMonth>(ground, queued, async ({ countyId, actor, payload, report, signal, finish }) => {
      const today = ground.clock.today();
      await ground.gate.write(actor, async (tx) => {
        const opened = await writeReports({ tx, actor, today }, { ...payload, countyId }, report);
        signal.throwIfAborted();
        await finish(tx, opened === 0 ? "当月月报都已经起草，没有需要新起草的。" : `新起草 ${opened} 份。`);
      });
    }),
};

/** Some days before they are due the drafts of the month stand ready, without anybody pressing anything. */
export const reportsClock: ClockJob = {
  verb: "report.draft",
  cron: "10 2 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (id) => draftWhenTime(ground, id, today));
  },
};

export async function draftWhenTime({ gate }: Ground, countyId: string, today: string): Promise<number> {
  const { year, month } = partsOf(today);
  return gate.write({ system: "county", countyId }, async (tx) => {
    const { content } = await ruleOf(tx, countyId, "monthly-report", today);
    if (!isDraftingTime(reportDueOn({ year, month }, content.dueDay), today)) return 0;
    const opened = await writeReports({ tx, actor: deskOf(countyId), today }, { countyId, year, month });
    if (opened > 0)
      await record(tx, null, {
        verb: reportJob,
        countyId,
        subjectId: countyId,
        detail: { reportMonth: monthText({ year, month }), added: opened },
      });
    return opened;
  });
}
