import { useCallback, useEffect, useState } from "react";
import type { CallOf, Route } from "#contract/route.ts";
import { useWrite } from "../../api/use-write.ts";

const pause = 1200;

export interface Kept<R extends Route> {
  readonly id: string;
  readonly version: number;
  /** Saves the words under their id; what else shows them is out of date then. */
  readonly route: R;
  readonly refresh: readonly Route[];
}

/** Saves a moment after the last letter, one save at a time, each with the version it was written on. A refusal stops it. */
export function useAutosave<R extends Route, Words extends object>(
  { id, version, route, refresh }: Kept<R>,
  words: Words,
) {
  const [saved, setSaved] = useState({ words, version });
  const [tried, setTried] = useState(words);
  const { send, sending, problem, clear } = useWrite(route, {
    refresh,
    onDone: (reply, { body }) => {
      const { version: _, ...sent } = body as Words & { version: number };
      setSaved({ words: sent as unknown as Words, version: (reply as { version: number }).version });
    },
  });
  const dirty = JSON.stringify(words) !== JSON.stringify(saved.words);
  const save = useCallback(() => {
    setTried(words);
    send({ params: { id }, body: { version: saved.version, ...words } } as unknown as CallOf<R>);
  }, [send, id, saved.version, words]);
  useEffect(() => {
    if (!dirty || sending || problem) return;
    const timer = setTimeout(save, pause);
    return () => clearTimeout(timer);
  }, [dirty, sending, problem, save]);
  // What was refused may be mended by writing on; somebody else's newer version may not.
  useEffect(() => {
    if (problem && problem.code !== "stale" && words !== tried) clear();
  }, [problem, words, tried, clear]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
  return { version: saved.version, state: stateOf(dirty, sending, problem !== null), problem, save };
}

function stateOf(dirty: boolean, sending: boolean, failed: boolean) {
  if (sending) return "saving" as const;
  if (failed) return "stopped" as const;
  return dirty ? ("waiting" as const) : ("saved" as const);
}
