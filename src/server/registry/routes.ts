import { persons } from "#contract/persons.ts";
import { profiles } from "#contract/profiles.ts";
import { counties, organisations, townships } from "#contract/registry.ts";
import { villages } from "#contract/villages.ts";
import { notFound } from "#contract/problem.ts";
import { may } from "#domain/access.ts";
import { handle } from "../http/handle.ts";
import {
  type BeforeClosing,
  closeOrganisation,
  closeTownship,
  createCounty,
  createOrganisation,
  createTownship,
  editOrganisation,
  editTownship,
  orderTownships,
} from "./commands.ts";
import { listCounties } from "./counties.ts";
import { declareKinship, restoreKinship, withdrawKinship } from "./kinship-commands.ts";
import { listOrganisations } from "./organisations.ts";
import {
  type BeforeLeaving,
  closePerson,
  createPerson,
  editPerson,
  exportPersons,
  reopenPerson,
  revealPersonPhone,
} from "./person-commands.ts";
import { findPerson, listKinships, listPersons } from "./persons.ts";
import { findProfile } from "./profile.ts";
import {
  addProfileLine,
  editProfileLine,
  removeProfileLine,
  restoreProfileLine,
  revealProfileLine,
  saveProfile,
} from "./profile-commands.ts";
import { listTownships, listVillages } from "./queries.ts";
import { type Follow, mergeVillages, moveVillage, renameVillage, splitVillage } from "./succession.ts";
import { createVillage, editVillage } from "./village-commands.ts";
import { findVillage } from "./villages.ts";

/** `follows` is what the later stages do when a village goes over to another township or into another village, `beforeClosing` what they have
 * against a unit being closed; app.ts joins them. */
export const registryRoutes = (follows: readonly Follow[], beforeClosing: BeforeClosing) => [
  handle(counties.list, ({ db, actor }) => listCounties(db, actor)),
  handle(counties.create, ({ tx, actor, body }) => createCounty(tx, actor, body)),

  handle(townships.list, ({ db, actor, query }) => listTownships(db, actor, query)),
  handle(townships.create, ({ tx, actor, body }) => createTownship(tx, actor, body)),
  handle(townships.order, ({ tx, actor, body }) => orderTownships(tx, actor, body.ids)),
  handle(townships.edit, ({ tx, actor, params, body }) => editTownship(tx, actor, { ...params, ...body })),
  handle(townships.close, ({ tx, actor, params, body, today }) =>
    closeTownship(tx, actor, params.id, body.onDate, today),
  ),

  handle(villages.list, ({ db, actor, query }) => listVillages(db, actor, query)),
  handle(villages.get, async ({ db, actor, params }) => {
    const village = await findVillage(db, actor, params.id);
    if (!village) throw notFound("村（社区）");
    return { ...village, can: { edit: may(actor, "village.edit") && village.validTo === null } };
  }),
  handle(villages.create, ({ tx, actor, body }) => createVillage(tx, actor, body)),
  handle(villages.edit, ({ tx, actor, params, body, now }) => editVillage(tx, actor, params.id, body, now)),
  handle(villages.rename, ({ tx, actor, params, body, ...times }) => renameVillage(tx, actor, params.id, body, times)),
  handle(villages.move, ({ tx, actor, params, body, ...times }) =>
    moveVillage(tx, actor, params.id, body, times, follows),
  ),
  handle(villages.merge, ({ tx, actor, params, body, ...times }) =>
    mergeVillages(tx, actor, params.id, body, times, follows),
  ),
  handle(villages.split, ({ tx, actor, params, body, ...times }) => splitVillage(tx, actor, params.id, body, times)),

  handle(organisations.list, ({ db, actor, query }) => listOrganisations(db, actor, query)),
  handle(organisations.create, ({ tx, actor, body: { id, ...body } }) => createOrganisation(tx, actor, id, body)),
  handle(organisations.edit, ({ tx, actor, params, body }) => editOrganisation(tx, actor, params.id, body)),
  handle(organisations.close, ({ tx, actor, params, today }) =>
    closeOrganisation(tx, actor, params.id, { today, beforeClosing }),
  ),
];

/** `beforeLeaving` is what the later stages have against somebody leaving the register; app.ts joins the two. */
export const personRoutes = (beforeLeaving: BeforeLeaving) => [
  handle(persons.list, ({ db, actor, query }) => listPersons(db, actor, query)),
  handle(persons.get, async ({ db, actor, params }) => {
    const person = await findPerson(db, actor, params.id);
    if (!person) throw notFound("干部");
    const stands = person.validTo === null;
    const edit = may(actor, "person.edit");
    const kinships = await listKinships(db, actor, params.id);
    return { ...person, kinships, can: { edit: edit && stands, close: edit && stands, reopen: edit && !stands } };
  }),
  handle(persons.create, ({ tx, actor, body }) => createPerson(tx, actor, body)),
  handle(persons.edit, ({ tx, actor, params, body }) => editPerson(tx, actor, params.id, body)),
  handle(persons.close, ({ tx, actor, params, body, today }) =>
    closePerson(tx, actor, params.id, body, { today, beforeLeaving }),
  ),
  handle(persons.reopen, ({ tx, actor, params, body }) => reopenPerson(tx, actor, params.id, body.version)),
  handle(persons.phone, ({ tx, actor, params, body }) => revealPersonPhone(tx, actor, params.id, body.reason)),
  handle(persons.declare, ({ tx, actor, params, body, today }) => declareKinship(tx, actor, params.id, body, today)),
  handle(persons.withdraw, ({ tx, actor, params, body, now }) =>
    withdrawKinship(tx, actor, params.id, body.reason, now),
  ),
  handle(persons.restore, ({ tx, actor, params }) => restoreKinship(tx, actor, params.id)),
  handle(persons.export, ({ tx, actor, body, today }) => exportPersons(tx, actor, body, today)),
];

/** 村情民意一本通 of a village. */
export const profileRoutes = [
  handle(profiles.get, async ({ db, actor, params }) => {
    const profile = await findProfile(db, actor, params.id);
    if (!profile) throw notFound("村（社区）");
    const edit = may(actor, "profile.edit") && !profile.ended;
    return { ...profile, can: { edit, reveal: may(actor, "profile.reveal") } };
  }),
  handle(profiles.save, ({ tx, actor, params, body, ...times }) => saveProfile(tx, actor, params.id, body, times)),
  handle(profiles.addLine, ({ tx, actor, params, body }) => addProfileLine(tx, actor, params.id, body)),
  handle(profiles.editLine, ({ tx, actor, params, body, now }) => editProfileLine(tx, actor, params.id, body, { now })),
  handle(profiles.removeLine, ({ tx, actor, params, body, now }) =>
    removeProfileLine(tx, actor, params.id, body, { now }),
  ),
  handle(profiles.restoreLine, ({ tx, actor, params, body, now }) =>
    restoreProfileLine(tx, actor, params.id, body, { now }),
  ),
  handle(profiles.reveal, ({ tx, actor, params, body }) => revealProfileLine(tx, actor, params.id, body)),
];
