import type { dossiers } from "#contract/dossiers.ts";
import type { profiles } from "#contract/profiles.ts";
import type { Body, Result } from "#contract/route.ts";
import type { ProfileList as ListName } from "#domain/registry/profile.ts";

export type Dossier = Result<typeof dossiers.get>;
export type DossierCase = NonNullable<Dossier["cases"]>[number];
export type DossierTeam = NonNullable<Dossier["teams"]>[number];
export type Profile = Result<typeof profiles.get>;
export type NewLine = Body<typeof profiles.addLine>;

export interface RemovedLine {
  readonly id: string;
  readonly list: ListName;
  readonly text: string;
  readonly version: number;
}
