import { codeSchemeLabel } from "#domain/registry/labels.ts";
import { Card, Empty, instant, Table } from "../../ui/index.ts";
import { known, wan } from "./amounts.ts";
import type { VillageFile } from "./village-file.ts";
import { VillageHistory } from "./VillageHistory.tsx";

/** What the register itself knows: numbers, codes, and where the village came from. */
export function VillageOverview({ village }: { village: VillageFile }) {
  return (
    <div className="village-file">
      <Facts village={village} />
      <div>
        <Codes village={village} />
        <Card title="沿革" note="合并、拆分、更名、划转">
          <VillageHistory village={village} />
        </Card>
      </div>
    </div>
  );
}

function Facts({ village }: { village: VillageFile }) {
  const { aliases, collectiveIncomeFen } = village;
  return (
    <Card title="基本情况" note={`更新于 ${instant(village.updatedAt)}`} padded>
      <dl className="facts">
        <dt>名称</dt>
        <dd>{village.name}</dd>
        <dt>别名、曾用名</dt>
        <dd>{aliases.length > 0 ? aliases.join("、") : "无"}</dd>
        <dt>乡镇（街道）</dt>
        <dd>{village.townshipName}</dd>
        <dt>户数</dt>
        <dd className="num">{withUnit(village.households, "户")}</dd>
        <dt>人口</dt>
        <dd className="num">{withUnit(village.population, "人")}</dd>
        <dt>党员</dt>
        <dd className="num">{withUnit(village.partyMembers, "人")}</dd>
        <dt>上年度村集体经济收入</dt>
        <dd className="num">{collectiveIncomeFen === null ? "未填" : `${wan(collectiveIncomeFen)} 万元`}</dd>
      </dl>
    </Card>
  );
}

const withUnit = (number: number | null, unit: string) => (number === null ? "未填" : `${known(number)} ${unit}`);

function Codes({ village: { codes } }: { village: VillageFile }) {
  return (
    <Card title="区划代码">
      <Table
        short
        rows={codes}
        rowKey={(row) => `${row.scheme} ${row.vintage}`}
        empty={<Empty>还没有登记代码。代码用来在表格中认出本村，由县级在“修改”中填写。</Empty>}
        columns={[
          { head: "种类", cell: (row) => codeSchemeLabel[row.scheme] },
          { head: "代码", cell: (row) => <span className="num">{row.code}</span> },
          { head: "代码年份", cell: (row) => <span className="num">{row.vintage}</span> },
        ]}
      />
    </Card>
  );
}
