import type { persons } from "#contract/persons.ts";
import type { Body, Result } from "#contract/route.ts";

export type PersonRow = Result<typeof persons.list>["rows"][number];
export type PersonFile = Result<typeof persons.get>;
export type PersonBody = Body<typeof persons.create>;

/** 柳溪镇 党委副书记, 县信访局 科员: where he serves, and as what. */
export const placeAndPost = ({ organisation, township, post }: Pick<PersonRow, "organisation" | "township" | "post">) =>
  [organisation ?? township, post].filter(Boolean).join(" ") || "—";

export const homeOf = ({ homeTownship, homePlace }: Pick<PersonRow, "homeTownship" | "homePlace">) =>
  homeTownship ?? (homePlace || "—");
