import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

interface Standing {
  readonly teamId: string;
  readonly personId: string;
  readonly postingId: string;
  readonly sender: string | null;
}

const author = accountIdOf(5);

/** What hangs on a team: a predecessor with his pack, leave that waits, a rotation planned ahead, a training of the township; each text carries the mark. */
export async function fillTeamWork(tx: Tx, { mark, ...place }: Place, { sender, ...ids }: Standing) {
  const { countyId, townshipId } = place;
  const [predecessor, leftId, handoverId, leaveId, trainingId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const rotationId = uuidv7();
  await tx
    .insertInto("person")
    .values({ countyId, id: predecessor, name: `前任${mark}`, kind: "cadre", organisationId: sender, homePlace: mark })
    .execute();
  const left = { fromOn: "2026-01-01", toOn: "2026-02-28", endedOn: "2026-02-28", endReason: mark };
  const seat = { ...place, teamId: ids.teamId, slot: "first-secretary" as const, organisationId: sender };
  await tx
    .insertInto("posting")
    .values({ ...seat, ...left, id: leftId, personId: predecessor })
    .execute();
  await tx
    .insertInto("handover")
    .values({
      ...place,
      id: handoverId,
      postingId: leftId,
      successorId: ids.postingId,
      pack: JSON.stringify(packOf(mark)),
      madeBy: author,
    })
    .execute();
  const step = { office: "township", answer: null, by: null, name: "", at: null, reason: "" };
  const days = { fromOn: "2026-12-01", toOn: "2026-12-02" };
  const asked = { kind: "leave", category: "sick", reason: mark, status: "asked", waitsFor: "township" } as const;
  await tx
    .insertInto("leave")
    .values({
      ...place,
      ...days,
      ...asked,
      id: leaveId,
      postingId: ids.postingId,
      teamId: ids.teamId,
      steps: JSON.stringify([step]),
      askedBy: author,
    })
    .execute();
  await fillRotation(tx, { mark, ...place }, { ...ids, rotationId, predecessor });
  await fillTraining(tx, { mark, countyId, townshipId, trainingId, personId: ids.personId });
  return { handoverId, leaveId, trainingId, rotationId };
}

async function fillRotation(
  tx: Tx,
  { mark, ...place }: Place,
  {
    teamId,
    postingId,
    rotationId,
    predecessor,
  }: Pick<Standing, "teamId" | "postingId"> & Record<"rotationId" | "predecessor", string>,
) {
  const ahead = { startsOn: "2027-01-01", toOn: "2028-02-29", reason: mark, plannedBy: author };
  const seat = { teamId, postingId, slot: "first-secretary", personId: predecessor } as const;
  await tx
    .insertInto("plannedRotation")
    .values({ ...place, ...ahead, ...seat, id: rotationId })
    .execute();
}

type Session = Readonly<Record<"mark" | "countyId" | "townshipId" | "trainingId" | "personId", string>>;

async function fillTraining(tx: Tx, { mark, countyId, townshipId, trainingId, personId }: Session) {
  const session = { title: `培训${mark}`, organiser: mark, fromOn: "2026-11-01", toOn: "2026-11-02", madeBy: author };
  await tx
    .insertInto("training")
    .values({ countyId, townshipId, id: trainingId, ...session })
    .execute();
  await tx
    .insertInto("trainingAttendance")
    .values({ countyId, trainingId, personId, attended: true, note: mark })
    .execute();
}

const packOf = (mark: string) => ({
  madeOn: "2026-03-01",
  slot: "first-secretary",
  leaving: `前任${mark}`,
  successor: `干部${mark}`,
  reason: mark,
  village: {
    name: `村${mark}`,
    township: `镇${mark}`,
    households: null,
    population: null,
    partyMembers: null,
    collectiveIncomeFen: null,
  },
  case: null,
  promises: [{ kind: "problem", text: `问题${mark}`, owner: mark, dueOn: null }],
  people: [{ role: "第一书记", name: `干部${mark}`, post: mark }],
  work: [{ onDay: "2026-02-01", kind: "会议", text: `会议${mark}` }],
});
