import { assets } from "#contract/assets.ts";
import { incomes } from "#contract/incomes.ts";
import type { Result } from "#contract/route.ts";

export type AssetList = Result<typeof assets.list>;
export type AssetRow = AssetList["rows"][number];
export type Asset = Result<typeof assets.read>;
export type Lease = Asset["leases"][number];
export type Rent = Lease["rents"][number];
export type AssetChoices = Result<typeof assets.choices>;

/** What brought money in. */
export type IncomeOf = { readonly assetId: string } | { readonly projectId: string };

/** What a step leaves out of date. */
export const afterAsset = [
  assets.list,
  assets.read,
  assets.rents,
  assets.ofProject,
  assets.waiting,
  incomes.list,
  incomes.villages,
];

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const namedOptions = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));
