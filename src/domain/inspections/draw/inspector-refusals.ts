import { groupBy } from "../../group.ts";
import { type DrawFrame, type FrameRefusal, inGroups, refuse } from "./frame.ts";

/** At least two to an object, and for every object that chance may take, after all who must keep away are left out. */
export function inspectorRefusals(frame: DrawFrame): FrameRefusal[] {
  const { inspectors, perObject } = frame;
  if (inspectors.length === 0) return [refuse("no-inspector")];
  const met = new Set<string>();
  return [
    ...inspectors.filter(({ id }) => met.size === met.add(id).size).map((one) => refuse("inspector-twice", one.name)),
    ...(Number.isSafeInteger(perObject) && perObject >= 2 ? [] : [refuse("per-object-too-few", String(perObject))]),
    ...groupRefusals(frame),
    ...recusalRefusals(frame),
  ];
}

function groupRefusals(frame: DrawFrame): FrameRefusal[] {
  if (!inGroups(frame)) return [];
  const lone = frame.inspectors.filter(({ group }) => group === "");
  const groups = [...groupBy(frame.inspectors, ({ group }) => group)].filter(([group]) => group !== "");
  return [
    ...lone.map((one) => refuse("group-missing", one.name)),
    ...groups
      .filter(([, members]) => members.length < frame.perObject)
      .map(([group]) => refuse("group-too-small", group)),
  ];
}

function recusalRefusals(frame: DrawFrame): FrameRefusal[] {
  const inspectors = new Map(frame.inspectors.map((one) => [one.id, one]));
  const asked = groupBy(frame.recusals, ({ unitId }) => unitId);
  const units = asked.size === 0 ? [] : frame.units.filter(({ id }) => asked.has(id));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const unknown = frame.recusals.filter((one) => !inspectors.has(one.inspectorId) || !names.has(one.unitId));
  const needed = inGroups(frame) ? 1 : frame.perObject;
  const all = new Set(frame.inspectors.map(partyOf)).size;
  const short = [...asked].filter(([, recusals]) => {
    const away = new Set(recusals.flatMap(({ inspectorId }) => inspectors.get(inspectorId) ?? []).map(partyOf));
    return all - away.size < needed;
  });
  return [
    ...unknown.map((one) => refuse("recusal-unknown", one.reason)),
    ...(all < needed ? [refuse("inspectors-too-few")] : []),
    ...short.map(([unitId]) => refuse("inspectors-too-few", names.get(unitId))),
  ];
}

/** Who is drawn: a group where there are groups, else the one person. */
const partyOf = ({ id, group }: DrawFrame["inspectors"][number]) => group || id;
