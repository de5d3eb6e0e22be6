import type { IsoDate } from "#domain/date.ts";
import { record } from "../../audit/record.ts";
import type { Ground } from "../../http/call.ts";
import type { ClockJob, QueueJob } from "../../jobs/boss.ts";
import { deskOf, everyCounty } from "../../jobs/counties.ts";
import { runJob } from "../../jobs/progress.ts";
import { lightJob } from "./commands.ts";
import { evaluateLights } from "./evaluating.ts";

/** 每日评定：soon after midnight every county's lights are told anew; on the first of a month the month behind is frozen before. */
export const lightsClock: ClockJob = {
  verb: "light.nightly",
  cron: "20 0 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (id) => evaluateNightly(ground, id, today));
  },
};

function evaluateNightly({ gate }: Pick<Ground, "gate">, countyId: string, today: IsoDate) {
  const desk = deskOf(countyId);
  return gate.write(desk, async (tx) => {
    const told = await evaluateLights(tx, desk, countyId, today);
    const detail = {
      rows: told.subjects,
      changed: told.turned,
      ...(told.frozen && { reportMonth: told.frozen.slice(0, 7) }),
    };
    if (told.written > 0 || told.frozen)
      await record(tx, null, { verb: lightJob, countyId, subjectId: countyId, detail });
    return told;
  });
}

/** Asked for at the desk of a county with very many things. */
export const lightsJob: QueueJob = {
  verb: lightJob,
  run: (ground, queued) =>
    runJob<object>(ground, queued, async ({ countyId, actor, report, signal, finish }) => {
      const today = ground.clock.today();
      await ground.gate.write(actor, async (tx) => {
        const told = await evaluateLights(tx, actor, countyId, today, (kinds) => {
          report(kinds);
          signal.throwIfAborted();
        });
        await finish(tx, `评定 ${told.subjects} 项，转灯 ${told.turned} 项。`);
      });
    }),
};
