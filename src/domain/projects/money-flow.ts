import { addFen, type Fen } from "../money.ts";
import type { ProjectKind } from "./project.ts";

/** What came of one fund type. */
export interface FlowSource {
  readonly code: string;
  readonly name: string;
  readonly receivedFen: Fen;
  /** 上缴收回. */
  readonly returnedFen: Fen;
}

/** What of it went, by allocations less what was recalled, into which kind of project and where. */
export interface FlowRow {
  readonly code: string;
  readonly kind: ProjectKind;
  /** A township, or a village of the township asked for. */
  readonly placeId: string;
  readonly place: string;
  readonly fen: Fen;
}

export type FlowLayer = "source" | "kind" | "place" | "rest";

export interface FlowNode {
  readonly id: string;
  readonly layer: FlowLayer;
  readonly name: string;
  readonly fen: Fen;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly fen: Fen;
}

export interface MoneyFlow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

const kindId = (kind: ProjectKind) => `kind ${kind}`;
const placeId = (id: string) => `place ${id}`;
const sourceId = (code: string) => `source ${code}`;

/**
 * 资金流向：来源—项目类型—受益乡镇（村）；没有安排的在县级结存，收回上缴的单列。 What flows into a node flows out of it.
 *
 * `whole` is false for an office that reaches a part of the county: it sees what came to its places and not what the county still holds.
 */
export function moneyFlow(
  sources: readonly FlowSource[],
  rows: readonly FlowRow[],
  kindName: (kind: ProjectKind) => string,
  whole: boolean,
): MoneyFlow {
  const given = rows.filter(({ fen }) => fen > 0);
  const bySource = sums(given, ({ code }) => code);
  const shown = sources.map((source) => ({ ...source, allocatedFen: bySource.get(source.code) ?? 0 }));
  const rests = whole ? shown.flatMap(restLinks) : [];
  const links = [
    ...grouped(given, (row) => [sourceId(row.code), kindId(row.kind)]),
    ...grouped(given, (row) => [kindId(row.kind), placeId(row.placeId)]),
    ...rests,
  ];
  const nodes = [
    ...shown.map(({ code, name, receivedFen, allocatedFen }) =>
      node(sourceId(code), "source", name, whole ? receivedFen : allocatedFen),
    ),
    ...[...sums(given, ({ kind }) => kind)].map(([kind, fen]) => node(kindId(kind), "kind", kindName(kind), fen)),
    ...[...sums(given, (row) => row.placeId)].map(([id, fen]) =>
      node(placeId(id), "place", given.find((row) => row.placeId === id)!.place, fen),
    ),
    ...(["treasury", "returned"] as const).flatMap((rest) => restNode(rest, rests)),
  ];
  return { nodes: nodes.filter(({ fen }) => fen > 0), links };
}

const node = (id: string, layer: FlowLayer, name: string, fen: Fen): FlowNode => ({ id, layer, name, fen });

function restLinks({ code, receivedFen, returnedFen, allocatedFen }: FlowSource & { readonly allocatedFen: Fen }) {
  const idle = receivedFen - returnedFen - allocatedFen;
  return [
    ...(idle > 0 ? [{ from: sourceId(code), to: "treasury", fen: idle }] : []),
    ...(returnedFen > 0 ? [{ from: sourceId(code), to: "returned", fen: returnedFen }] : []),
  ];
}

const restName = { treasury: "县级结存", returned: "收回上缴" } as const;

function restNode(rest: keyof typeof restName, links: readonly FlowLink[]): FlowNode[] {
  const fen = addFen(...links.filter(({ to }) => to === rest).map((link) => link.fen));
  return fen > 0 ? [node(rest, "rest", restName[rest], fen)] : [];
}

function sums<K extends string>(rows: readonly FlowRow[], key: (row: FlowRow) => K): Map<K, Fen> {
  const all = new Map<K, Fen>();
  for (const row of rows) all.set(key(row), addFen(all.get(key(row)) ?? 0, row.fen));
  return all;
}

function grouped(rows: readonly FlowRow[], ends: (row: FlowRow) => readonly [string, string]): FlowLink[] {
  const all = sums(rows, (row) => ends(row).join("|"));
  return [...all].map(([key, fen]) => {
    const [from, to] = key.split("|") as [string, string];
    return { from, to, fen };
  });
}
