import { useLocation } from "wouter";
import { townships } from "#contract/registry.ts";
import { villages } from "#contract/villages.ts";
import { toast } from "../../ui/index.ts";

/** After a change the officer stands before the village that goes on. */
export function useChanged(sentence: string, onClose: () => void) {
  const [, go] = useLocation();
  return {
    refresh: [villages.get, villages.list, townships.list],
    onDone: (reply: object) => {
      toast(sentence);
      onClose();
      if ("id" in reply) go(`/villages/${String(reply.id)}`);
    },
  };
}
