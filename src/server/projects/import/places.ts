import { foldWidth, plainName } from "#domain/area.ts";
import type { VillageForMatch } from "../../registry/queries.ts";
import type { FieldFault, Misplaced } from "../../imports/register.ts";
import type { PlaceFinder } from "../../imports/place-finder.ts";

type Finder = PlaceFinder<VillageForMatch>;

interface Served {
  readonly townshipId: string;
  readonly villages: readonly { readonly villageId: string; readonly townshipId: string; readonly share: number }[];
}

const plain = (name: string) => foldWidth(name).replace(/\s+/gu, "");
const partsOf = (text: string) =>
  text
    .split(/[、,，;；/\n]/u)
    .map(plain)
    .filter(Boolean);

const fault = (field: string, rule: string, sentence: string): FieldFault => ({ field, rule, sentence });

/** 受益村: of the township that leads, or, with the name of theirs before them, of others. */
export function findServed(
  finder: Finder,
  names: { readonly township: string; readonly villages: string; readonly shares: string | undefined },
): Served | Misplaced {
  const lead = finder.townships.get(plain(names.township));
  if (!lead)
    return {
      faults: [
        fault("township", "township-unknown", `本县没有“${names.township}”，请核对名称，或者先在乡镇名册中登记。`),
      ],
    };
  const parts = partsOf(names.villages);
  const found = parts.map((part) => findVillage(finder, lead.id, part));
  const unknown = found.flatMap((one) => ("sentence" in one ? [one] : []));
  if (unknown.length > 0) return { faults: unknown };
  const villages = found as VillageForMatch[];
  if (new Set(villages.map(({ id }) => id)).size < villages.length)
    return { faults: [fault("villages", "village-twice", "同一个村在受益村中写了两次。")] };
  const shares = sharesOf(names.shares, villages.length);
  if ("sentence" in shares) return { faults: [shares] };
  return {
    townshipId: lead.id,
    villages: villages.map(({ id, townshipId }, i) => ({ villageId: id, townshipId, share: shares[i]! })),
  };
}

function findVillage(finder: Finder, leadId: string, part: string): VillageForMatch | FieldFault {
  const here = byName(finder, leadId, part);
  if (here.length === 1) return here[0]!;
  if (here.length > 1)
    return fault("villages", "village-ambiguous", `“${part}”有 ${here.length} 个同名的村，请写全称。`);
  const other = [...finder.townshipById.values()].find(({ name }) => part.startsWith(plain(name)));
  const there = other ? byName(finder, other.id, part.slice(plain(other.name).length)) : [];
  return there.length === 1
    ? there[0]!
    : fault("villages", "village-unknown", `没有找到受益村“${part}”。别的乡镇的村请写上乡镇名，如“柳溪镇前柳庄村”。`);
}

function byName(finder: Finder, townshipId: string, name: string): readonly VillageForMatch[] {
  const alike = finder.byName.get(`${townshipId}/${plainName(name)}`) ?? [];
  const exact = alike.filter((one) => plain(one.name) === name);
  return exact.length > 0 ? exact : alike;
}

function sharesOf(text: string | undefined, villages: number): number[] | FieldFault {
  if (text === undefined) return Array.from({ length: villages }, () => 1);
  const shares = partsOf(text).map(Number);
  if (shares.length !== villages)
    return fault("shares", "shares-count", `受益村有 ${villages} 个，份额却写了 ${shares.length} 个，请一一对应。`);
  return shares.every((share) => Number.isInteger(share) && share >= 1 && share <= 100_000)
    ? shares
    : fault("shares", "shares-malformed", `份额“${text}”应为大于零的整数，用顿号分开。`);
}
