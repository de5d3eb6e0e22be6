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
  const { accountId, name, role, organisationId, townshipId } = session;
  return {
    accountId,
    name,
    role,
    organisationId,
    counties: isOfficer(role) ? [] : session.counties,
    everyCounty: session.everyCounty,
    townships: townshipId === null ? (role === "township" ? [] : "all") : [townshipId],
    villages: role === "team" ? [] : "all",
  };
}
