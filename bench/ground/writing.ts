import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "#contract/uuid.ts";
import type { OpenProject } from "./projects.ts";

/** A clerk who notes a meeting of one project every second: a write of the county, as small as one can be. */
export function writeEverySecond(origin: string, cookie: string, project: OpenProject): { stop(): Promise<void> } {
  let going = true;
  const note = async () => {
    const reply = await fetch(`${origin}/api/projects/${project.id}/meetings`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "x-request-id": uuidv7() },
      body: JSON.stringify({
        id: uuidv7(),
        version: project.version,
        heldOn: "2026-11-20",
        chair: "李某",
        matter: "协调",
      }),
    });
    if (!reply.ok) throw new Error(`A meeting answers ${reply.status} ${await reply.text()}`);
    project.version = ((await reply.json()) as { version: number }).version;
  };
  const work = (async () => {
    while (going) {
      await note();
      await sleep(1000);
    }
  })();
  // Heard when it is stopped.
  work.catch(() => undefined);
  return {
    stop: () => {
      going = false;
      return work;
    },
  };
}
