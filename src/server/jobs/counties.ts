import type { Actor } from "#domain/access.ts";
import type { Ground } from "../http/call.ts";

/** One county after the other. What goes wrong in one keeps no other waiting; it is told at the end. */
export async function everyCounty({ gate }: Ground, act: (countyId: string) => Promise<unknown>): Promise<void> {
  const counties = gate.shared.selectFrom("area").where("level", "=", "county").select("id").orderBy("id");
  const failed: { readonly id: string; readonly error: unknown }[] = [];
  for (const { id } of await counties.execute())
    await act(id).catch((error: unknown) => {
      failed.push({ id, error });
    });
  const [first] = failed;
  if (first) throw new Error(`failed in ${failed.map(({ id }) => id).join(", ")}`, { cause: first.error });
}

/** The program itself with the eyes of the county; in the name of whoever asked for it, when somebody did. */
export const deskOf = (
  countyId: string,
  by: Pick<Actor, "accountId" | "name"> = { accountId: "", name: "" },
): Actor => ({
  ...by,
  role: "county",
  organisationId: null,
  counties: [countyId],
  townships: "all",
  villages: "all",
});
