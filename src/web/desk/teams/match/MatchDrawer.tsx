import { Button, Drawer } from "antd";
import { useState } from "react";
import { hardRuleLabel, slotLabel } from "#domain/teams/match/words.ts";
import { inPoints, type MatchedVillage, type Pick, type RunView, type Seat } from "./types.ts";
import { SeatChange } from "../SeatChange.tsx";

interface MatchDrawerProps {
  readonly run: RunView;
  readonly village: MatchedVillage | undefined;
  readonly onClose: () => void;
}

/** Why these people, who came next, what the rules cost; and changing somebody by hand. */
export function MatchDrawer({ run, village, onClose }: MatchDrawerProps) {
  const [seat, setSeat] = useState<Seat | null>(null);
  const close = () => {
    setSeat(null);
    onClose();
  };
  return (
    <Drawer
      title={village && `${village.township}${village.village}　${inPoints(village.points)} 分`}
      open={village !== undefined}
      onClose={close}
      size={960}
      destroyOnHidden
    >
      {village && seat && <SeatChange run={run} village={village} seat={seat} onBack={() => setSeat(null)} />}
      {village && !seat && (
        <>
          {village.picks.map((pick) => (
            <Reasons
              key={pick.slot + pick.holderId}
              pick={pick}
              canEdit={run.can.edit}
              onChange={() => setSeat({ slot: pick.slot, out: pick })}
            />
          ))}
          {run.can.edit && <Button onClick={() => setSeat({ slot: "member", out: null })}>增加一名工作队员</Button>}
        </>
      )}
    </Drawer>
  );
}

interface ReasonsProps {
  readonly pick: Pick;
  readonly canEdit: boolean;
  readonly onChange: () => void;
}

function Reasons({ pick, canEdit, onChange }: ReasonsProps) {
  return (
    <section className="match-pick">
      <h3>
        <span>
          {slotLabel[pick.slot]}：{pick.holder}
          {pick.post && <small>{pick.post}</small>}
        </span>
        {canEdit && (
          <Button size="small" onClick={onChange}>
            换人
          </Button>
        )}
      </h3>
      <p className="match-points">
        {pick.change === "kept" ? "留任" : pick.replaces === null ? "新任" : `接替${pick.replaces}`}
        {pick.byHand ? "，手工安排" : ""}，{inPoints(pick.points)} 分
      </p>
      <ul>
        {pick.reasons.map(({ rule, text }) => (
          <li key={rule + text}>{text}</li>
        ))}
        {pick.alternative && <li>{pick.alternative.text}</li>}
        {pick.prices.map(({ rule, text }) => (
          <li key={rule + text}>
            {hardRuleLabel[rule]}：{text}
          </li>
        ))}
      </ul>
    </section>
  );
}
