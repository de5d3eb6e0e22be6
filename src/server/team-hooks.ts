import { majorStatusLabel } from "#domain/plans/labels.ts";
import { recordKindLabel } from "#domain/records/labels.ts";
import { textFor } from "#domain/records/mediation.ts";
import { findVillagePlans } from "./plans/of-village.ts";
import { findVillageRecords } from "./records/of-village.ts";
import type { TeamHooks } from "./teams/open-things.ts";

/** Newest first; what a successor reads, not an archive. */
const entriesInPack = 100;

/** What plans and records know of a team and its village: app.ts hands it to the routes of teams, which come before them. */
export const teamHooks: TeamHooks = {
  promises: [
    async (db, actor, { countyId, villageId }, today) => {
      const { items, tasks } = await findVillagePlans(db, actor, countyId, [villageId], today);
      const open = items.filter(({ status }) => status === "planning" || status === "under-way");
      return [
        ...open.map(({ title, status, landsOn }) => ({
          kind: "major-item" as const,
          text: `${title}（${majorStatusLabel[status]}）`,
          owner: "",
          dueOn: landsOn,
        })),
        ...tasks.map(({ text, owner, dueOn }) => ({ kind: "task" as const, text, owner, dueOn })),
      ];
    },
  ],
  work: [
    async (db, actor, { countyId, villageId }, since) => {
      const { rows } = await findVillageRecords(db, actor, countyId, [villageId], entriesInPack);
      return (
        rows
          .filter(({ onDay }) => onDay >= since)
          // A pack is read by the unit as well; who takes over reads the entry itself.
          .map(({ onDay, kind, text }) => ({
            onDay,
            kind: recordKindLabel[kind],
            text: textFor({ role: "unit" }, { kind, text }),
          }))
      );
    },
  ],
  open: [
    async (db, actor, { countyId, villageId }, today) => {
      const { plans, items, tasks } = await findVillagePlans(db, actor, countyId, [villageId], today);
      return [
        { kind: "未批准的计划", count: plans.filter(({ status }) => status !== "approved").length },
        { kind: "未落地的重大帮扶事项", count: items.filter(({ landedOn }) => landedOn === null).length },
        { kind: "未办结的计划任务", count: tasks.length },
      ];
    },
  ],
};
