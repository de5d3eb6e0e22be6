import type { projects } from "#contract/projects.ts";
import type { CallOf } from "#contract/route.ts";
import type { AssetClass, ProjectKind } from "#domain/projects/project.ts";
import { promisedParts } from "#domain/projects/draft.ts";
import { type PermitKind, permitKinds, type PermitState } from "#domain/projects/permit.ts";
import { fenOfWan } from "#domain/projects/wan.ts";
import { wanOf } from "#domain/money.ts";
import type { Project } from "./project-types.ts";

/** As the form holds it: amounts are text in 万元, read to the fen when it is sent. */
export interface VillageValue {
  readonly villageId?: string;
  readonly share?: number | null;
  readonly promisedFen?: string;
}

export interface ProjectValues {
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly townshipId?: string;
  readonly villages: readonly VillageValue[];
  readonly promisedFen?: string;
  readonly place?: string;
  readonly content?: string;
  readonly scale?: string;
  readonly target?: string;
  readonly linkMechanism?: string;
  readonly owner?: string;
  readonly ownerId?: string;
  readonly sectorId?: string;
  readonly responsible?: string;
  readonly phone?: string;
  readonly permits?: Partial<Record<PermitKind, { readonly state?: PermitState; readonly document?: string }>>;
  readonly estimateFen: string;
  readonly planStartOn?: string | null;
  readonly planFinishOn?: string | null;
}

type Draft = Omit<CallOf<typeof projects.draft>["body"], "id" | "phone">;

const read = (wan: string | undefined) => (wan?.trim() ? (fenOfWan(wan) ?? 0) : 0);

/** What is left open goes as an empty word, or as nothing. */
const unsaid = {
  ...{ place: "", content: "", scale: "", target: "", linkMechanism: "", owner: "", responsible: "" },
  ...{ townshipId: null, ownerId: null, sectorId: null, planStartOn: null, planFinishOn: null },
};

type Said<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const said = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said<T>;

export function draftOf(values: ProjectValues): Draft {
  const { phone: _, permits = {}, villages, estimateFen, promisedFen, ...words } = values;
  return {
    ...unsaid,
    ...said(words),
    estimateFen: read(estimateFen),
    promisedFen: read(promisedFen),
    villages: villages.map((village) => ({
      villageId: village.villageId!,
      share: village.share ?? 0,
      promisedFen: read(village.promisedFen),
    })),
    permits: permitKinds.flatMap((kind) => permitOf(kind, permits[kind])),
  };
}

const permitOf = (kind: PermitKind, permit: { state?: PermitState; document?: string } = {}) =>
  permit.state ? [{ kind, state: permit.state, document: permit.document ?? "" }] : [];

export function valuesOf(project: Project): ProjectValues {
  const { served, permits, estimateFen, promisedFen, townshipId, ownerId, sectorId, ...words } = project;
  return {
    ...words,
    ...(townshipId && { townshipId }),
    ...(ownerId && { ownerId }),
    ...(sectorId && { sectorId }),
    estimateFen: wanOf(estimateFen),
    promisedFen: wanOf(promisedFen),
    villages: served.map((one) => ({
      villageId: one.villageId,
      share: one.share,
      promisedFen: wanOf(one.promisedFen),
    })),
    permits: Object.fromEntries(permits.map(({ kind, state, document }) => [kind, { state, document }])),
  };
}

/** The parts anew by their shares, as soon as the whole or a share changes. */
export function splitAgain(villages: readonly VillageValue[], whole: string | undefined): VillageValue[] {
  const shares = villages.map(({ share }) => share ?? 0);
  const fen = whole?.trim() ? fenOfWan(whole) : 0;
  if (fen === undefined || shares.every((share) => share === 0)) return [...villages];
  const parts = promisedParts(fen, shares);
  return villages.map((village, i) => ({ ...village, promisedFen: wanOf(parts[i]!) }));
}
