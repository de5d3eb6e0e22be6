import { formatChinese } from "#domain/date.ts";
import { Light } from "../../ui/index.ts";
import type { Wall } from "./wall-tiles.ts";

/** Title, counts and date of the data: the line a meeting reads first. */
export function WallHead({ data, demo }: { data: Wall; demo: boolean }) {
  const villages = data.townships.flatMap((one) => one.villages);
  const listed = villages.flatMap((one) => one.listed ?? []);
  const count = (light: string) => listed.filter((one) => one.light === light).length;
  const unset = count("none");
  return (
    <header className="wall-head">
      <h1>
        {data.county}薄弱村整顿　挂图作战{demo && <span className="wall-demo">（演示数据）</span>}
      </h1>
      <p>
        <span>
          {data.townships.length} 个乡镇（街道）　{villages.length} 个村（社区）　在册 {listed.length} 个
        </span>
        <span className="lamps">
          <Light colour="red" count={count("red")} />
          <Light colour="yellow" count={count("yellow")} />
          <Light colour="green" count={count("green")} />
        </span>
        {unset > 0 && <Light colour="none" word="未设时限" count={unset} />}
        <span>灰：未列入</span>
        {data.round && <span>{data.round.name}</span>}
        <span>数据截至{formatChinese(data.dataOn)}</span>
      </p>
    </header>
  );
}
