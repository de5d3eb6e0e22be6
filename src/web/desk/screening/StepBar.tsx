import { Link } from "wouter";
import { useOpenRoutes } from "../desk-route.ts";
import type { Step, StepState } from "./steps.ts";

// The sign and the word carry the state; the colour only helps.
const looks: Record<StepState, { sign: string; word: string }> = {
  done: { sign: "✓", word: "已完成" },
  now: { sign: "➜", word: "正在办" },
  ahead: { sign: "○", word: "未到" },
};

export function StepBar({ roundId, steps }: { roundId: string; steps: readonly Step[] }) {
  const routes = useOpenRoutes();
  return (
    <ol className="steps" aria-label="本轮次进展">
      {steps.map(({ name, state, note, tail }) => {
        const opens = state !== "ahead" && routes.some((one) => one.path === `/rounds/:id${tail}`);
        return (
          <li key={name} className={`step step-${state}`} aria-current={state === "now" ? "step" : undefined}>
            <span className="step-name">
              <span aria-hidden="true">{looks[state].sign}</span>{" "}
              {opens ? <Link href={`/rounds/${roundId}${tail}`}>{name}</Link> : name}
              <small>{looks[state].word}</small>
            </span>
            <span className="step-note">{note}</span>
          </li>
        );
      })}
    </ol>
  );
}
