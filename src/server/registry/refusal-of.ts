import { conflict, refused } from "#contract/problem.ts";
import { sqlState } from "../db/retry.ts";

const taken: Readonly<Record<string, string>> = {
  township_name_idx: "本县已有同名的乡镇（街道），请核对名称。",
  village_name_idx: "该乡镇（街道）已有同名的村（社区），请核对名称；确是两个村的，请在名称中加以区别。",
  place_code_pkey: "该区划代码在同一年份已用于另一个村（社区）或乡镇，请核对代码。",
  organisation_county_id_name_key: "本县已有同名的单位，请核对名称。",
  area_name_idx: "同一上级之下已有同名的区域，请核对名称。",
};

/** What the database refused, in words: it alone sees two writers at once. Anything unexpected is thrown on. */
export async function inWords<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    const { constraint = "" } = error as { constraint?: string };
    if (sqlState(error) === "23505" && taken[constraint]) throw conflict(taken[constraint]);
    if (sqlState(error) === "23503" && /delete/.test(String((error as Error).message))) {
      throw refused([
        {
          rule: "place-in-use",
          sentence: "其中有的村（社区）或乡镇已用于摸排、整顿等业务，不能移除。可改为撤并或停用。",
        },
      ]);
    }
    throw error;
  }
}
