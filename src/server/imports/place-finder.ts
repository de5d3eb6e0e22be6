import { foldWidth, plainName } from "#domain/area.ts";
import type { Candidate, Misplaced, Values } from "./register.ts";

interface FinderTownship {
  readonly id: string;
  readonly name: string;
}

interface FinderVillage {
  readonly id: string;
  readonly townshipId: string;
  readonly name: string;
  readonly matchName: string;
  readonly codes: readonly { readonly code: string }[];
  readonly aliases: readonly string[];
}

export interface PlaceFinder<V extends FinderVillage> {
  readonly townships: ReadonlyMap<string, FinderTownship>;
  readonly townshipNames: readonly string[];
  readonly townshipById: ReadonlyMap<string, FinderTownship>;
  readonly villageById: ReadonlyMap<string, V>;
  readonly byCode: ReadonlyMap<string, V>;
  readonly byName: ReadonlyMap<string, readonly V[]>;
}

const plain = (name: string) => foldWidth(name).replace(/\s+/gu, "");

/** Everything a file may call a village, looked up by township and name or by code. */
export function placeFinder<V extends FinderVillage>(
  townships: readonly FinderTownship[],
  villages: readonly V[],
): PlaceFinder<V> {
  const byName = new Map<string, V[]>();
  const add = (key: string, village: V) => {
    const there = byName.get(key);
    if (!there) byName.set(key, [village]);
    else if (!there.includes(village)) there.push(village);
  };
  for (const village of villages) {
    add(`${village.townshipId}/${village.matchName}`, village);
    for (const alias of village.aliases) add(`${village.townshipId}/${plainName(alias)}`, village);
  }
  return {
    townships: new Map(townships.map((one) => [plain(one.name), one])),
    townshipNames: townships.map(({ name }) => name),
    townshipById: new Map(townships.map((one) => [one.id, one])),
    villageById: new Map(villages.map((one) => [one.id, one])),
    byCode: new Map(villages.flatMap((one) => one.codes.map(({ code }) => [code, one] as const))),
    byName,
  };
}

export interface Found<V> {
  readonly townshipId: string | undefined;
  readonly village: V | undefined;
  /** More than one village goes by this name: a person chooses. */
  readonly candidates: readonly Candidate[];
}

/** By the code first, then by township and name; the code and the words of one row may not contradict each other. */
export function findPlaces<V extends FinderVillage>(
  finder: PlaceFinder<V>,
  values: Values,
  chosenId: string | null,
): Found<V> | Misplaced {
  const chosen = finder.villageById.get(chosenId ?? "");
  if (chosen) return only(chosen);
  const township = findTownship(finder, values.township as string | undefined);
  if (township && "faults" in township) return township;
  const coded = finder.byCode.get(String(values.code ?? ""));
  const name = values.name as string | undefined;
  return coded
    ? byItsCode(finder, coded, township, values)
    : byItsName(villagesCalled(finder, township?.id, name), township?.id);
}

function byItsCode<V extends FinderVillage>(
  finder: PlaceFinder<V>,
  coded: V,
  township: FinderTownship | undefined,
  values: Values,
) {
  if (township && coded.townshipId !== township.id) return elsewhere(finder, coded, values, township.name);
  if (values.name === undefined) return only(coded);
  const [named, ...others] = villagesCalled(finder, coded.townshipId, values.name as string);
  if (named === undefined) return renamedOrMistyped(coded, values);
  return named === coded || others.includes(coded) ? only(coded) : codeOfAnother(coded, named, values);
}

function byItsName<V extends FinderVillage>(named: readonly V[], townshipId: string | undefined): Found<V> {
  const [village, ...others] = named;
  const candidates = others.length > 0 ? named.map(({ id, name: label }) => ({ id, name: label })) : [];
  return { townshipId, village: others.length > 0 ? undefined : village, candidates };
}

const only = <V extends FinderVillage>(village: V): Found<V> => ({
  townshipId: village.townshipId,
  village,
  candidates: [],
});

function findTownship<V extends FinderVillage>(
  finder: PlaceFinder<V>,
  name: string | undefined,
): FinderTownship | Misplaced | undefined {
  if (name === undefined) return undefined;
  const found = finder.townships.get(plain(name));
  if (found) return found;
  const stem = plain(name).replace(/(街道办事处|街道|镇|乡)$/u, "");
  const alike = finder.townshipNames.filter((one) => stem.length > 0 && one.startsWith(stem));
  const advice = alike.length > 0 ? `是不是“${alike.join("”“")}”？` : "请核对名称，或者先在乡镇名册中登记。";
  return {
    faults: [{ field: "township", rule: "township-unknown", sentence: `本单位管辖范围内没有“${name}”。${advice}` }],
  };
}

/** A name written exactly so wins over one that only sounds alike: 柳溪村 and 柳溪社区 may lie in one township. */
function villagesCalled<V extends FinderVillage>(
  finder: PlaceFinder<V>,
  townshipId: string | undefined,
  name: string | undefined,
): readonly V[] {
  if (townshipId === undefined || name === undefined) return [];
  const alike = finder.byName.get(`${townshipId}/${plainName(name)}`) ?? [];
  const exact = alike.filter((one) => plain(one.name) === plain(name));
  return exact.length > 0 ? exact : alike;
}

const elsewhere = <V extends FinderVillage>(
  finder: PlaceFinder<V>,
  coded: V,
  { code }: Values,
  township: string,
): Misplaced => ({
  faults: [
    {
      field: "township",
      rule: "township-wrong",
      sentence: `区划代码 ${code} 是${finder.townshipById.get(coded.townshipId)?.name ?? ""}${coded.name}的代码，与本行的“${township}”不一致。`,
    },
  ],
});

const codeOfAnother = <V extends FinderVillage>(coded: V, named: V, { code, name }: Values): Misplaced => ({
  faults: [
    {
      field: "code",
      rule: "code-of-another",
      sentence: `区划代码 ${code} 是${coded.name}的代码，与本行的“${name}”不一致，请核对或选定。`,
    },
  ],
  candidates: [coded, named].map(({ id, name: label }) => ({ id, name: label })),
});

/** The code says one village and the name is nobody's: a new name or a slip of the pen, which only a person knows. */
const renamedOrMistyped = <V extends FinderVillage>(coded: V, { code, name }: Values): Misplaced => ({
  faults: [
    {
      field: "name",
      rule: "name-not-of-code",
      sentence: `区划代码 ${code} 是${coded.name}的，名称写的是“${name}”：是更名，还是代码填错？代码填错的，请改正代码；确是${coded.name}的，请选定。`,
    },
  ],
  candidates: [{ id: coded.id, name: coded.name }],
});

/** Villages of the township an officer may have meant, for choosing; at most ten, those sharing most letters first. */
export function villagesLike<V extends FinderVillage>(
  finder: PlaceFinder<V>,
  townshipId: string,
  name: string,
): Candidate[] {
  const letters = new Set(plainName(name));
  return [...finder.villageById.values()]
    .filter((one) => one.townshipId === townshipId)
    .map((one) => ({
      id: one.id,
      name: one.name,
      shared: Array.from(one.matchName).filter((letter) => letters.has(letter)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, 10)
    .map(({ id, name: label }) => ({ id, name: label }));
}
