import { uuidv7 } from "#contract/uuid.ts";
import { hex } from "#domain/inspections/draw/bytes.ts";
import { drawRemeasured, remeasureAlgorithm, remeasureText } from "#domain/inspections/remeasure/drawing.ts";
import type { Tx } from "../db/db.ts";
import { sha256 } from "../sha256.ts";
import { accountIdOf, qinglan } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
const sealHash = "a".repeat(64);

/** A sample that drew one project, with the sheet of its measuring. A sample is the county's: what of it stands everywhere bears the county's mark. */
export async function fillRemeasurements(tx: Tx, place: Place, projectId: string) {
  const { countyId, townshipId } = place;
  const mark = countyId === qinglan ? "〖岚〗" : "〖沐〗";
  const remeasurementId = uuidv7();
  const terms = { from: "2025-01-01", until: "2025-12-31", townshipId, kind: "" };
  const size = { largeFen: 1, largePercent: 100, otherPercent: 100, atLeast: 1 };
  const projects = [{ id: projectId, number: "2026-1", acceptedOn: "2025-09-01", amountFen: 100_000_000 }];
  const frame = remeasureText({ ...terms, ...size, countyId, sampleId: remeasurementId, projects });
  const { seed } = drawRemeasured(frame, sealHash, sha256)!;
  await tx
    .insertInto("remeasurement")
    .values({
      ...{
        countyId,
        id: remeasurementId,
        fromOn: terms.from,
        untilOn: terms.until,
        townshipId,
        kind: null,
        projects: 1,
      },
      ...{ algorithm: remeasureAlgorithm, frame, frameSha256: hex(sha256(frame)), days: 20, ruleVersion: 0 },
      ...{ frozenOn: "2026-11-01", frozenBy: author, sealNumber: 1, sealHash, seed, drawnOn: "2026-11-01" },
    })
    .execute();
  const drawn = { countyId, remeasurementId, projectId };
  await tx
    .insertInto("remeasuredProject")
    .values({ ...drawn, position: 1, stratum: "large", amountFen: 100_000_000, dueOn: "2026-12-01" })
    .execute();
  await fillSheet(tx, drawn, mark);
  return { remeasurementId };
}

type Drawn = Readonly<Record<"countyId" | "remeasurementId" | "projectId", string>>;

async function fillSheet(tx: Tx, drawn: Drawn, mark: string) {
  const [measurementId, { countyId }] = [uuidv7(), drawn];
  const measurers = JSON.stringify([
    { name: mark, unit: mark },
    { name: `李某${mark}`, unit: mark },
  ]);
  await tx
    .insertInto("measurement")
    .values({
      ...drawn,
      id: measurementId,
      round: 1,
      measuredOn: "2026-11-10",
      measurers,
      ruleVersion: 0,
      madeBy: author,
    })
    .execute();
  const quantity = { unit: "座", claimedMilli: 20_000, measuredMilli: 20_000, tolerancePercent: 0 };
  await tx
    .insertInto("measuredItem")
    .values({ ...quantity, countyId, measurementId, position: 1, name: `棚数${mark}`, source: mark })
    .execute();
}
