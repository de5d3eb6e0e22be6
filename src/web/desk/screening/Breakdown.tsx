import { gapSentence, stabilitySentence } from "#domain/screening/labels.ts";
import type { RankedVillage, Round } from "./contract-types.ts";
import { pointsText } from "./numbers.ts";

/** Where every point comes from. */
export function Breakdown({ round, row }: { round: Round; row: RankedVillage }) {
  const nameOf = (code: string) => round.items.find((item) => item.code === code)?.name ?? code;
  return (
    <div className="breakdown">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="end">
              填报值
            </th>
            <th scope="col" className="end">
              得分
            </th>
            <th scope="col" className="end">
              满分
            </th>
          </tr>
        </thead>
        <tbody>
          {round.indicators.map((indicator, index) => {
            const value = row.values[index] ?? null;
            return (
              <tr key={indicator.code}>
                <td>{indicator.name}</td>
                <td className="end">{value === null ? "暂缺，按中间值" : `${value}${indicator.unit ?? ""}`}</td>
                <td className="end">{pointsText(row.breakdown[index] ?? 0)}</td>
                <td className="end">{pointsText(indicator.weight)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <Codes title="表现" names={row.manifestations.map(nameOf)} />
        {row.directHit.length > 0 && <Codes title="应整尽整情形" names={row.directHit.map(nameOf)} />}
        {row.gap && <p>{gapSentence(row.gap, row)}</p>}
        {row.stability && <p>{stabilitySentence({ villageId: row.villageId, ...row.stability })}</p>}
      </div>
    </div>
  );
}

function Codes({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <p>
      {title}：{names.length > 0 ? names.join("；") : "无"}
    </p>
  );
}
