import { forbidden, notSignedIn } from "#contract/problem.ts";
import type { Actor, Verb } from "#domain/access.ts";
import { isOfficer } from "#domain/access.ts";
import type { Ground } from "../http/call.ts";
import { findSession, type SessionRow, touchSession } from "./session.ts";

/** The actor behind a session token, or a Problem. With an initial password only the own account is open. */
export async function requireActor(ground: Ground, token: string | undefined, verb: Verb | "public"): Promise<Actor> {
  if (!token) throw notSignedIn("请先登录。");
  const session = await findSession(ground.gate.shared, token, ground.config);
  if (!session) throw notSignedIn();
  if (session.mustChangePassword && verb !== "account.own") {
    throw forbidden("您使用的是初始密码，请先修改密码，再办理其他事项。");
  }
  if (session.stale) await touchSession(ground.gate.shared, session.tokenHash);
  return actorOf(session);
}

function actorOf(session: SessionRow): Actor {
  const { accountId, name, role, organisationId, teamId, everyCounty } = session;
  const counties = isOfficer(role) ? [] : session.counties;
  return { accountId, name, role, organisationId, teamId, counties, everyCounty, ...placesOf(session) };
}

/** A team or unit sees where it stands and nothing else; a township office without a township sees nothing. */
function placesOf({ role, townshipId, standing }: SessionRow): Pick<Actor, "townships" | "villages"> {
  if (standing) {
    const places = standing.map((place) => place.split(",") as [village: string, township: string]);
    return { villages: places.map(([village]) => village), townships: [...new Set(places.map(([, id]) => id))] };
  }
  if (townshipId !== null) return { villages: "all", townships: [townshipId] };
  return { villages: "all", townships: role === "township" ? [] : "all" };
}
