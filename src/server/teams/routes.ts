import { teams } from "#contract/teams.ts";
import { handovers } from "#contract/handovers.ts";
import { postings } from "#contract/postings.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { record } from "../audit/record.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import { ruleOf } from "../rules/queries.ts";
import { dissolveTeam, dockTeam, editTeam, formTeam, unformTeam } from "./commands.ts";
import { handoverDocument } from "./document.ts";
import { countHandoversToSign, findHandover, listHandovers } from "./handovers.ts";
import { findCandidatePlace, listCandidates } from "./holders.ts";
import { countLeavesToAnswer } from "./leaves.ts";
import { listOpenThings, type TeamHooks } from "./open-things.ts";
import { endPosting, fillSlot, noteMembership, replaceHolder, takeBackPosting } from "./placing.ts";
import { listPostings } from "./postings.ts";
import {
  countWaitingTeams,
  findTeam,
  listPlaces,
  listTeamChoices,
  listTeams,
  tallyTeams,
  type TeamRow,
} from "./queries.ts";
import { signHandover } from "./signing.ts";
import { rotationsOfTeam } from "./rotation-routes.ts";
import { countUnsettledRotations } from "./rotations.ts";
import { standingOf } from "./stays.ts";
import { canInTeam, shownHandover, shownPosting, shownTeam } from "./views.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const whole = { page: 1, size: 200 };

/** `hooks` is what the later stages know of a team and its village; app.ts joins them. */
export const teamRoutes = (hooks: TeamHooks) => [
  handle(teams.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const rows = await listTeams(db, actor, filter, { page, size, today });
    return { rows: rows.map((row) => shownTeam(row, today)), ...(await tallyTeams(db, actor, filter, today)) };
  }),
  handle(teams.choices, ({ db, actor, query }) => listTeamChoices(db, actor, query.countyId)),
  handle(teams.waiting, async ({ db, actor, today }) => ({
    ...(await countWaitingTeams(db, actor, today)),
    rotations: may(actor, "person.read") ? await countUnsettledRotations(db, actor) : 0,
    leaves: may(actor, "leave.answer") ? await countLeavesToAnswer(db, actor) : 0,
    handovers: may(actor, "handover.sign") ? await countHandoversToSign(db, actor) : 0,
  })),
  handle(teams.read, async ({ db, actor, params, today }) => readTeam(db, actor, params.id, { today, hooks })),
  handle(teams.places, ({ db, actor, query }) => listPlaces(db, actor, query.roundId)),
  handle(teams.candidates, async ({ db, actor, query: { villageId, slot, search, startsOn }, today }) => {
    const place = await findCandidatePlace(db, actor, villageId);
    if (!place) throw notFound("村（社区）");
    const ahead = startsOn !== undefined && startsOn > today;
    return listCandidates(db, actor, { ...place, slot, ...(ahead && { startsOn }) }, search, ahead ? startsOn : today);
  }),
  handle(teams.form, ({ tx, actor, body, today }) => formTeam(tx, actor, body, today)),
  handle(teams.edit, ({ tx, actor, params, body }) => editTeam(tx, actor, params.id, body)),
  handle(teams.dock, ({ tx, actor, params, body, today }) => dockTeam(tx, actor, params.id, body, today)),
  handle(teams.unform, ({ tx, actor, params, body, today }) => unformTeam(tx, actor, params.id, body, today)),
  handle(teams.dissolve, ({ tx, actor, params, body, today }) => dissolveTeam(tx, actor, params.id, body, today)),

  handle(postings.fill, ({ tx, actor, params, body, today }) => fillSlot(tx, actor, params.id, body, { today, hooks })),
  handle(postings.replace, ({ tx, actor, params, body, today }) =>
    replaceHolder(tx, actor, params.id, body, { today, hooks }),
  ),
  handle(postings.end, ({ tx, actor, params, body, today }) => endPosting(tx, actor, params.id, body, today)),
  handle(postings.takeBack, ({ tx, actor, params, body, today }) => takeBackPosting(tx, actor, params.id, body, today)),
  handle(postings.membership, ({ tx, actor, params, body, today }) =>
    noteMembership(tx, actor, params.id, body, today),
  ),
];

export const handoverRoutes = [
  handle(handovers.list, async ({ db, actor, query: { page, size, state } }) => {
    const rows = await listHandovers(db, actor, { state }, { page, size });
    return { rows: rows.map((row) => shownHandover(actor, row)), total: rows[0]?.total ?? 0 };
  }),
  handle(handovers.read, async ({ db, actor, params }) => {
    const handover = await getHandover(db, actor, params.id);
    const { pack, differences } = handover;
    const people = [...pack.people];
    const file = pack.case && { ...pack.case, manifestations: [...pack.case.manifestations] };
    return {
      ...shownHandover(actor, handover),
      pack: { ...pack, case: file, people, promises: [...pack.promises], work: [...pack.work] },
      differenceTexts: differences.map(({ text }) => text),
    };
  }),
  handle(handovers.sign, ({ tx, actor, params, body, today }) =>
    signHandover(tx, actor, params.id, body.differences, today),
  ),
  handle(handovers.document, async ({ tx, actor, params }) => {
    const handover = await getHandover(tx, actor, params.id);
    const { countyId, id, pack } = handover;
    await record(tx, actor, { verb: "handover.read", countyId, subjectId: id, detail: { action: "download" } });
    const model = handoverDocument(handover, await demoMarkOf(tx, [countyId]));
    const fileName = `${pack.village.name} 交接包 ${pack.madeOn}.docx`.replace(/[/\\:*?"<>|]/gu, "_");
    return { fileName, mediaType: word, content: await renderOfficialDocument(model, "仿宋_GB2312") };
  }),
];

interface Asked {
  readonly today: IsoDate;
  readonly hooks: TeamHooks;
}

async function readTeam(db: Db, actor: Actor, id: string, { today, hooks }: Asked) {
  const team = await findTeam(db, actor, id);
  if (!team) throw notFound("工作队");
  const rows = await listPostings(db, actor, id);
  const { content: ladder } = await ruleOf(db, team.countyId, "leave-ladder", today);
  const standing = await standingOf(db, team.countyId, rows, { today, ladder });
  const packs = may(actor, "handover.read") ? await listHandovers(db, actor, { teamId: id }, whole) : [];
  const { holders: _holders, members: _members, ...shown } = shownTeam(team, today);
  return {
    ...shown,
    postings: rows.map((row) => shownPosting(actor, row, standing.get(row.id))),
    handovers: packs.map((row) => shownHandover(actor, row)),
    rotations: await rotationsOfTeam(db, actor, id),
    open: await openThings(db, actor, team, { today, hooks }),
    can: canInTeam(actor, team),
  };
}

const openThings = (db: Db, actor: Actor, { countyId, id, villageId, dissolvedOn }: TeamRow, asked: Asked) =>
  dissolvedOn === null ? listOpenThings(db, actor, { countyId, teamId: id, villageId }, asked) : Promise.resolve([]);

async function getHandover(db: Db, actor: Actor, id: string) {
  const handover = await findHandover(db, actor, id);
  if (!handover) throw notFound("交接包");
  return handover;
}
