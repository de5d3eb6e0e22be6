import { Checkbox, Input } from "antd";
import type { Item, Setting } from "./contract-types.ts";

type Rules = Setting["directHits"];

interface DirectHitsProps {
  readonly items: readonly Item[];
  readonly rules: Rules;
  readonly locked: boolean;
  readonly onRules: (rules: Rules) => void;
}

/** 应整尽整：a ticked situation needs the clause it stands on. */
export function DirectHits({ items, rules, locked, onRules }: DirectHitsProps) {
  if (items.length === 0) return <p>请先选定软弱涣散表现清单。</p>;
  const others = (code: string) => rules.filter((rule) => rule.manifestationCode !== code);
  const write = (manifestationCode: string, clause: string) =>
    onRules(rules.map((rule) => (rule.manifestationCode === manifestationCode ? { manifestationCode, clause } : rule)));
  const tick = (item: Item, ticked: boolean) =>
    onRules(
      ticked
        ? [...rules, { manifestationCode: item.code, clause: `凡有“${item.name}”情形的，一律列入` }]
        : others(item.code),
    );
  return (
    <ul className="hit-list">
      {items.map((item) => {
        const rule = rules.find((one) => one.manifestationCode === item.code);
        return (
          <li key={item.code}>
            <Checkbox checked={Boolean(rule)} disabled={locked} onChange={({ target }) => tick(item, target.checked)}>
              {item.name}
            </Checkbox>
            {rule && (
              <label>
                <span className="only-heard">{item.name}的依据</span>
                <Input
                  value={rule.clause}
                  disabled={locked}
                  maxLength={200}
                  placeholder="写明依据，如文件的条款"
                  onChange={({ target }) => write(item.code, target.value)}
                />
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}
