import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "#contract/uuid.ts";

/** The session cookie of an account, through the real sign-in. */
export async function signIn(origin: string, loginName: string, password: string): Promise<string> {
  const reply = await fetch(`${origin}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": uuidv7() },
    body: JSON.stringify({ loginName, password }),
  });
  if (!reply.ok) throw new Error(`${loginName} cannot sign in: ${reply.status} ${await reply.text()}`);
  return reply.headers.getSetCookie()[0]!.split(";")[0]!;
}

export interface Asked {
  readonly origin: string;
  readonly cookie: string;
  /** Or another one each time. */
  readonly path: string | (() => string);
}

export interface Times {
  /** One time per answer, ascending, in milliseconds. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Of one answer on the wire. */
  readonly bytes: number;
}

interface Crowd {
  readonly clients: number;
  readonly seconds: number;
  /** Milliseconds between an answer and the next question: a person reads. Without it the next follows at once. */
  readonly pause?: number;
}

/** So many clients, each on a connection of its own. */
export async function ask(asked: Asked, { clients, seconds, pause = 0 }: Crowd): Promise<Times> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const client = async () => {
    // People do not begin in step.
    if (pause > 0) await sleep(pause * Math.random());
    while (performance.now() - began < seconds * 1000) {
      const from = performance.now();
      bytes = await once(asked, agent);
      times.push(performance.now() - from);
      if (pause > 0) await sleep(pause);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { times: times.toSorted((a, b) => a - b), seconds: (performance.now() - began) / 1000, bytes };
}

function once({ origin, cookie, path: asked }: Asked, agent: http.Agent): Promise<number> {
  const path = typeof asked === "string" ? asked : asked();
  // What a browser accepts from an http address; br comes with https alone.
  const headers = { cookie, "accept-encoding": "gzip, deflate" };
  return new Promise((resolve, reject) => {
    const request = http.get(origin + path, { agent, headers }, (reply) => {
      let bytes = 0;
      reply.on("data", (chunk: Buffer) => (bytes += chunk.length));
      reply.once("end", () =>
        reply.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answers ${reply.statusCode}`)),
      );
    });
    request.once("error", reject);
  });
}

export const percentile = (times: readonly number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
