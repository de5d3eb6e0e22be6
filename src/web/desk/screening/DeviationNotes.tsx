import { Card } from "../../ui/index.ts";
import type { RankingHead } from "./contract-types.ts";

/** 只作提示，不作处理依据. */
export function DeviationNotes({ deviations }: Pick<RankingHead, "deviations">) {
  if (deviations.length === 0) return null;
  return (
    <Card title="打分尺度提示" note="只作提示，不作处理依据">
      <ul className="plain-list">
        {deviations.map((one) => (
          <li key={one.townshipId}>{one.sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
