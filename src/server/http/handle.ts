import { forbidden, invalid } from "#contract/problem.ts";
import type { Result, Route } from "#contract/route.ts";
import { type Actor, may } from "#domain/access.ts";
import { requireActor } from "../auth/actor.ts";
import { retryOnRace } from "../db/retry.ts";
import type { Call, Ground, Incoming, PublicCall, Served } from "./call.ts";
import { always, once } from "./once.ts";
import { parseInput } from "./parse-input.ts";

/** Joins a promise of the contract to the code that keeps it. The reply leaves only after the commit. */
export function handle<const R extends Route>(route: R, act: (call: Call<R>) => Promise<Result<R>>): Served {
  return {
    route,
    async serve(incoming, ground) {
      const actor = await requireActor(ground, incoming.cookie.token, route.verb);
      if (route.verb === "public" || !may(actor, route.verb)) throw forbidden();
      const call = { ...inputOf(route, incoming, ground), actor, ground };
      if (route.method === "GET") {
        return ground.gate.read(narrowed(actor, call.query), (db) => act({ ...call, db } as unknown as Call<R>));
      }
      const told = route.secret ? { ...incoming, body: undefined } : incoming;
      return retryOnRace(() =>
        // A download or a reveal is a read that leaves a trace: repeated, it is done again.
        (route.download || route.reveals ? always : once)(ground.gate, actor, told, route.verb, (tx) =>
          act({ ...call, tx } as unknown as Call<R>),
        ),
      );
    },
  };
}

/**
 * A province that reads one of its counties has the second wall drawn around that county: the policies ask for every row, and a list of a
 * hundred counties costs them a hundred times that of one. The first wall and what is asked stay as they are.
 */
function narrowed(actor: Actor, query: unknown): Actor {
  const { countyId } = (query ?? {}) as { readonly countyId?: unknown };
  return typeof countyId === "string" && actor.counties.includes(countyId)
    ? { ...actor, counties: [countyId], everyCounty: false }
    : actor;
}

/** A route that needs no sign-in. It opens its own transactions: a refused sign-in must still be counted. */
export function handlePublic<const R extends Route>(
  route: R,
  act: (call: PublicCall<R>) => Promise<Result<R>>,
): Served {
  return {
    route,
    serve: (incoming, ground) => act({ ...inputOf(route, incoming, ground), ground } as unknown as PublicCall<R>),
  };
}

function inputOf(route: Route, incoming: Incoming, ground: Ground) {
  const requestId = incoming.requestId;
  if (route.method !== "GET" && !requestId) {
    throw invalid("请求缺少编号（x-request-id），可能来自不受信任的页面，未执行。请从本系统页面操作。");
  }
  if (route.upload && !incoming.file) throw invalid("没有收到文件，请重新选择后上传。");
  const { clock } = ground;
  return {
    ...parseInput(route, incoming),
    file: incoming.file,
    cookie: incoming.cookie,
    requestId: requestId ?? "",
    today: clock.today(),
    now: clock.now(),
  };
}
