import { uuidv7 } from "#contract/uuid.ts";
import { ruleShapes } from "#contract/rule-shapes.ts";
import {
  type DisclosureBefore,
  type DisclosureLevel,
  type DisclosureStep,
  heldBy,
} from "#domain/projects/disclosures/disclosure.ts";
import type { Tx } from "../db/db.ts";
import { postingPlaces, type ProjectPlace, readContent, readVillages, snapshotOf } from "../projects/queries.ts";
import { countyClerk, qinglan, villageIds } from "./cast.ts";

interface DisclosureOver {
  readonly id?: string;
  readonly step?: DisclosureStep;
  readonly level?: DisclosureLevel;
  /** Village or township; the first one of the project unless said. */
  readonly placeId?: string;
  readonly fromOn?: string;
  readonly untilOn?: string;
  readonly withdrawnOn?: string;
  readonly postedBy?: string;
}

/** Nobody of the cast. */
const poster = uuidv7();

interface Given {
  readonly id: string;
  readonly reach: readonly string[];
}

/** A notice of a project of 青岚县 with its content of now: its declaration in its first village, long over unless said otherwise. */
export async function aDisclosure(tx: Tx, project: Given, over: DisclosureOver = {}) {
  const { id = uuidv7(), step = "declaration", level = "village" } = over;
  const place = { countyId: qinglan, id: project.id, reach: project.reach };
  const { content, ...hashes } = snapshotOf(step, await readContent(tx, countyClerk, place));
  await tx
    .insertInto("disclosure")
    .values({
      ...hashes,
      ...(await placeOf(tx, place, level, over.placeId)),
      ...daysOf(over),
      id,
      subjectKind: "project",
      subjectId: project.id,
      projectId: project.id,
      step,
      level,
      title: `关于${content.name ?? ""}的公示`,
      content: JSON.stringify(content),
      places: "村务公开栏",
      phone: "0990-1234567",
      office: "县乡村振兴局",
      issuer: "前柳庄村村民委员会",
      ruleVersion: 0,
      postedBy: over.postedBy ?? poster,
      reach: [...project.reach],
    })
    .execute();
  return { id, params: { id } };
}

async function placeOf(tx: Tx, place: ProjectPlace, level: DisclosureLevel, placeId: string | undefined) {
  const { countyId } = place;
  if (level === "county") return { countyId, townshipId: null, villageId: null };
  const villages = await readVillages(tx, countyClerk, place);
  const village = villages.find(({ id, townshipId }) => id === placeId || townshipId === placeId) ?? villages[0]!;
  return { countyId, townshipId: village.townshipId, villageId: level === "village" ? village.id : null };
}

const daysOf = ({ fromOn = "2026-11-01", untilOn = "2026-11-11", withdrawnOn }: DisclosureOver) => ({
  fromOn,
  untilOn,
  ...(withdrawnOn && { withdrawnOn, withdrawnBy: poster, withdrawnText: "张贴内容有误" }),
});

/** Everything the rule as shipped wants posted before a step of the project has hung long enough. */
export async function postedFor(tx: Tx, project: Given, before: DisclosureBefore) {
  const places = await postingPlaces(tx, countyClerk, { countyId: qinglan, ...project });
  for (const { step, level } of heldBy(ruleShapes["project-disclosure"].shipped.postings, before))
    for (const { id } of places[level]) await aDisclosure(tx, project, { step, level, ...(id && { placeId: id }) });
}

/** What posting a declaration in villages sends, hung today for the least period. */
export const aPosting = (villages: readonly (keyof typeof villageIds)[]) => ({
  step: "declaration" as const,
  level: "village" as const,
  notices: villages.map((name) => ({ id: uuidv7(), placeId: villageIds[name], issuer: `${name}村村民委员会` })),
  fromOn: "2026-11-22",
  untilOn: "2026-12-02",
  where: "村务公开栏",
  phone: "0990-1234567",
  office: "县乡村振兴局",
  address: "",
});

/** Somebody came by phone and was written down by nobody of the cast. */
export async function anObjection(
  tx: Tx,
  { id: projectId, reach }: Given,
  { id: disclosureId }: { readonly id: string },
) {
  const id = uuidv7();
  await tx
    .insertInto("objection")
    .values({
      countyId: qinglan,
      id,
      disclosureId,
      projectId,
      receipt: "123456789012",
      receivedOn: "2026-11-11",
      channel: "phone",
      text: "大棚选址占了水渠",
      name: "李四光",
      phone: "13800000001",
      recordedBy: poster,
      reach: [...reach],
    })
    .execute();
  return { id, params: { id } };
}
