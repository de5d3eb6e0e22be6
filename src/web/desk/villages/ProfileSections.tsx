import { householdGap, incomeGap } from "#domain/registry/profile.ts";
import { wan } from "./amounts.ts";
import { CapablePeople } from "./CapablePeople.tsx";
import { CommitteeMembers } from "./CommitteeMembers.tsx";
import type { Profile } from "./dossier-types.ts";
import { Grids } from "./Grids.tsx";
import { ProfileTextCard } from "./ProfileTextCard.tsx";
import { Ventures } from "./Ventures.tsx";
import type { VillageFile } from "./village-file.ts";

interface ProfileSectionsProps {
  readonly village: VillageFile;
  readonly profile: Profile;
}

/** 村情民意一本通: written by the team of the village, its township or the county. */
export function ProfileSections({ village, profile }: ProfileSectionsProps) {
  const households = householdGap(village.households, profile.grids);
  const income = incomeGap(village.collectiveIncomeFen, profile.ventures);
  return (
    <>
      <ProfileTextCard profile={profile} />
      <Ventures
        profile={profile}
        gap={
          income &&
          `各项年收入合计 ${wan(income.sum)} 万元，多于村情台账登记的上年度村集体经济收入 ${wan(income.known)} 万元，请核对。`
        }
      />
      <section id="people" aria-label="班子">
        <CommitteeMembers profile={profile} />
        <Grids
          profile={profile}
          gap={
            households && `各网格户数合计 ${households.sum} 户，与村情台账登记的 ${households.known} 户不一致，请核对。`
          }
        />
        <CapablePeople profile={profile} />
      </section>
    </>
  );
}
