import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** 村情民意一本通 of one village; the id of a member whose phone is masked. */
export async function fillProfile(tx: Tx, { mark, ...place }: Place): Promise<string> {
  const memberId = uuidv7();
  const one = () => ({ ...place, id: uuidv7() });
  const member = { committee: "party", post: `书记${mark}`, name: `柳某${mark}`, phone: "13812345678" } as const;
  await tx
    .insertInto("villageProfile")
    .values({ ...place, overview: `概况${mark}`, premisesNote: mark })
    .execute();
  await tx
    .insertInto("committeeMember")
    .values({ ...place, ...member, id: memberId })
    .execute();
  await tx
    .insertInto("venture")
    .values({ ...one(), kind: "land", name: `机动地${mark}`, note: mark })
    .execute();
  await tx
    .insertInto("capablePerson")
    .values({ ...one(), name: `柳远航${mark}`, field: mark, place: mark })
    .execute();
  await tx
    .insertInto("grid")
    .values({ ...one(), name: `网格${mark}`, worker: mark })
    .execute();
  return memberId;
}
