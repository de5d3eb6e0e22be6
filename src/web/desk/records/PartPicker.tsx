import { Select } from "antd";
import { leaderKindLabel, meetingLabel } from "#domain/records/labels.ts";
import { meetingKinds } from "#domain/records/record.ts";
import type { Choices, Draft } from "./entry-draft.ts";

interface PartPickerProps {
  readonly draft: Draft;
  readonly leaders: Choices["leaders"];
  readonly onChange: (change: Partial<Draft>) => void;
}

/** Which meeting, or which leader; other kinds ask nothing here. */
export function PartPicker({ draft: { kind, meeting, leaderId }, leaders, onChange }: PartPickerProps) {
  if (kind === "meeting")
    return (
      <fieldset className="entry-kinds">
        <legend>哪一种会议</legend>
        <div>
          {meetingKinds.map((one) => (
            <label key={one} className={one === meeting ? "entry-chosen" : undefined}>
              <input
                type="radio"
                name="meeting"
                checked={one === meeting}
                onChange={() => onChange({ meeting: one })}
              />
              {meetingLabel[one]}
            </label>
          ))}
        </div>
      </fieldset>
    );
  if (kind !== "leader-visit") return null;
  return (
    <div className="entry-field">
      <label htmlFor="entry-leader">哪位领导</label>
      {leaders.length === 0 ? (
        <p className="hint">没有可选的领导。请县级专班在“驻村工作队”中补齐联村、包村领导，或者在“干部名册”中登记。</p>
      ) : (
        <Select
          id="entry-leader"
          size="large"
          showSearch={{ optionFilterProp: "label" }}
          placeholder="请选择"
          value={leaderId}
          options={leaders.map(({ id, name, post, kind: of }) => ({
            value: id,
            label: `${name}　${post || leaderKindLabel[of]}`,
          }))}
          onChange={(id: string) => onChange({ leaderId: id })}
        />
      )}
    </div>
  );
}
