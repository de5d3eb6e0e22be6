import { uuidv7 } from "#contract/uuid.ts";
import { shippedMatchSettings } from "#domain/teams/match/settings.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);

/** A cadre whom no rule keeps from any village. */
const free = {
  kind: "cadre",
  organisationId: null,
  townshipId: null,
  homeTownshipId: null,
  kinVillageIds: [],
  birthYear: 1980,
  skills: [],
  partyMember: true,
};

type Matched = Readonly<Record<"roundId" | "organisationId" | "personId", string>>;

/** Kin declared, a pin and a plan that names the village. */
export async function fillMatch(tx: Tx, { mark, countyId, villageId, townshipId }: Place, frame: Matched) {
  const { roundId, organisationId, personId } = frame;
  const ids = { kinshipId: uuidv7(), pinId: uuidv7(), runId: uuidv7() };
  const kin = { relation: `亲属${mark}`, declaredOn: "2026-02-01" };
  await tx
    .insertInto("personKinship")
    .values({ countyId, id: ids.kinshipId, personId, villageId, ...kin })
    .execute();
  const seat = { villageId, slot: "first-secretary", personId, kind: "pin", reason: `指定${mark}` } as const;
  await tx
    .insertInto("matchPin")
    .values({ countyId, id: ids.pinId, roundId, ...seat, madeBy: author })
    .execute();
  await tx.insertInto("matchDistance").values({ countyId, organisationId, townshipId, minutes: 30 }).execute();
  const settings = { ...shippedMatchSettings, termFrom: "2026-03-01", termTo: "2028-02-29" };
  const village = {
    id: villageId,
    name: `村${mark}`,
    townshipId,
    level: "county",
    problemTypes: ["weak"],
    needsSkills: [],
  };
  const cadre = { ...free, id: uuidv7(), name: `人选${mark}` };
  const input = { townships: [], villages: [village], people: [cadre], units: [], pins: [], standing: [], settings };
  await tx
    .insertInto("matchRun")
    .values({
      countyId,
      id: ids.runId,
      roundId,
      status: "solved",
      settings: JSON.stringify({ ...settings, capacities: [] }),
      input: JSON.stringify(input),
      picks: JSON.stringify([{ villageId, slot: "first-secretary", holderId: personId }]),
      createdBy: author,
    })
    .execute();
  return ids;
}
