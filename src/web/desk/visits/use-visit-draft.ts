import { useCallback, useEffect, useState } from "react";
import { visits } from "#contract/visits.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { useKept } from "./use-kept.ts";
import {
  afterOther,
  type Changed,
  isSaved,
  leftAfter,
  nothing,
  type Said,
  shown,
  type Unsaved,
} from "./visit-draft.ts";
import type { VisitView } from "./visit-types.ts";

const pause = 700;
/** Without signal it is tried again and again; until then the browser keeps what was written. */
const pauseWithoutSignal = 5000;

const saidOf = ({ version, answers, feedback, feedbackTo }: VisitView): Said => ({
  version,
  answers,
  feedback,
  feedbackTo,
});

/** A visit being filled in: saved a moment after each answer, kept by the browser meanwhile, joined with what a colleague writes. */
export function useVisitDraft(visit: VisitView) {
  const { call } = useApi();
  const [said, setSaid] = useState(saidOf(visit));
  const [unsaved, setUnsaved] = useKept<Unsaved>(`visit ${visit.id}`, nothing);
  const [both, setBoth] = useState<readonly string[]>([]);
  const { send, sending, problem, clear } = useWrite(visits.fill, {
    onDone: ({ version }, { body }) => {
      const sent = sentOf(body.answers as Changed[], body.feedback, body.feedbackTo);
      setSaid((before) => ({ ...shown(before, sent), version }));
      setUnsaved((now) => leftAfter(now, sent));
    },
  });
  const code = problem?.code;
  const waiting = !isSaved(unsaved);
  const save = useCallback(() => {
    const { answers, ...words } = unsaved;
    send({ params: { id: visit.id }, body: { version: said.version, answers: Object.values(answers), ...words } });
  }, [send, visit.id, said.version, unsaved]);
  useEffect(() => {
    if (!waiting || sending || (code !== undefined && code !== "unavailable")) return;
    const timer = setTimeout(save, code === "unavailable" ? pauseWithoutSignal : pause);
    return () => clearTimeout(timer);
  }, [waiting, sending, code, save]);
  useEffect(() => {
    if (code !== "stale") return;
    let gone = false;
    void call(visits.read, { params: { id: visit.id } }).then((fresh) => {
      if (gone) return;
      const after = afterOther(said, saidOf(fresh), unsaved);
      setSaid(saidOf(fresh));
      setUnsaved(() => after.unsaved);
      setBoth(after.both);
      clear();
    });
    return () => void (gone = true);
  }, [code, call, clear, said, setUnsaved, unsaved, visit.id]);
  const write = (one: Changed) => {
    if (problem && code !== "unavailable") clear();
    setUnsaved((now) => ({ ...now, answers: { ...now.answers, [one.item]: one } }));
  };
  const say = (words: { feedback?: string; feedbackTo?: string }) => setUnsaved((now) => ({ ...now, ...words }));
  return { ...shown(said, unsaved), write, say, both, saved: !waiting, sending, problem };
}

const sentOf = (answers: readonly Changed[], feedback?: string, feedbackTo?: string): Unsaved => ({
  answers: Object.fromEntries(answers.map((one) => [one.item, one])),
  ...(feedback !== undefined && { feedback }),
  ...(feedbackTo !== undefined && { feedbackTo }),
});
