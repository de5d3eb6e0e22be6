import type { Choice, DraftVillage } from "./decision-draft.ts";

interface DecisionRowProps {
  readonly village: DraftVillage;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
  readonly onVillage: (village: DraftVillage) => void;
  readonly onRemove: () => void;
}

const choices: readonly (readonly [NonNullable<Choice>, string])[] = [
  ["county", "列入，县级"],
  ["township", "列入，镇级"],
  ["rejected", "不列入"],
];

/** Plain radios: a hundred rows of three must answer each key at once. */
export function DecisionRow({ village, picked, onPick, onVillage, onRemove }: DecisionRowProps) {
  const { villageId, position, township, village: name, disputed, enters, choice, reason } = village;
  return (
    <tr className={disputed ? "row-near" : undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={`选中${name}`}
          checked={picked}
          onChange={({ target }) => onPick(target.checked)}
        />
      </td>
      <td className="end">{position ?? "未排"}</td>
      <td>{township}</td>
      <td>
        {name}
        {enters && (
          <button type="button" className="as-link remove-entry" onClick={onRemove}>
            移出
          </button>
        )}
      </td>
      <td>{enters ? "动态纳入" : disputed ? "△ 意见不一" : "无异议"}</td>
      <td>
        <span className="choices" role="radiogroup" aria-label={`${name}的审定结果`}>
          {choices.map(([value, word]) => (
            <label key={value} className={choice === value ? "choice chosen" : "choice"}>
              <input
                type="radio"
                name={`choice ${villageId}`}
                checked={choice === value}
                onChange={() => onVillage({ ...village, choice: value })}
              />
              {word}
            </label>
          ))}
        </span>
      </td>
      <td>
        <input
          className="plain-input"
          aria-label={`${name}的理由`}
          value={reason}
          maxLength={400}
          onChange={({ target }) => onVillage({ ...village, reason: target.value })}
        />
      </td>
    </tr>
  );
}
