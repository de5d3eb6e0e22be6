import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { villages } from "#contract/villages.ts";
import { codeSchemeLabel, villageKindLabel } from "#domain/registry/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, instant, Page, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { known, wan } from "./amounts.ts";
import { ChangeButtons } from "./ChangeButtons.tsx";
import { EditVillageForm } from "./EditVillageForm.tsx";
import { VillageHistory } from "./VillageHistory.tsx";
import "./villages.css";
import type { VillageFile } from "./village-file.ts";

const way = [{ title: "村情台账", path: "/villages" }];

export function VillagePage() {
  const { id } = useParams<{ id: string }>();
  const { data: village, error } = useQuery(useApi().query(villages.get, { params: { id } }));
  if (error) {
    return (
      <Page title="一村一档" breadcrumb={way}>
        <ProblemNote problem={error} />
      </Page>
    );
  }
  return village ? <File key={village.id} village={village} /> : <Waiting lines={8} />;
}

function File({ village }: { village: VillageFile }) {
  const [editing, setEditing] = useState(false);
  const { name, townshipId, townshipName, validTo, can } = village;
  const actions = can.edit && (
    <>
      <ChangeButtons village={village} />
      <Button type="primary" onClick={() => setEditing(true)}>
        修改
      </Button>
    </>
  );
  return (
    <Page
      title={name}
      subtitle={`${townshipName} · ${villageKindLabel[village.kind]} · 一村一档`}
      breadcrumb={[
        ...way,
        { title: townshipName, path: `/villages?county=${village.countyId}&township=${townshipId}` },
      ]}
      actions={actions}
    >
      {validTo && <p className="village-ended">自 {validTo} 起不再是独立的村（社区），档案留存备查，去向见沿革。</p>}
      <div className="village-file">
        <Overview village={village} />
        <div>
          <Codes village={village} />
          <Card title="沿革" note="合并、拆分、更名、划转">
            <VillageHistory village={village} />
          </Card>
        </div>
      </div>
      <Modal
        title={`修改${name}`}
        open={editing}
        footer={null}
        destroyOnHidden
        width={720}
        onCancel={() => setEditing(false)}
      >
        <EditVillageForm village={village} onClose={() => setEditing(false)} />
      </Modal>
    </Page>
  );
}

function Overview({ village }: { village: VillageFile }) {
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
        rows={codes}
        rowKey={(row) => `${row.scheme} ${row.vintage}`}
        empty={<Empty>还没有登记代码。代码用来在表格中认出本村，可在“修改”中填写。</Empty>}
        columns={[
          { head: "种类", cell: (row) => codeSchemeLabel[row.scheme] },
          { head: "代码", cell: (row) => <span className="num">{row.code}</span> },
          { head: "截止日", cell: (row) => <span className="num">{row.vintage}</span> },
        ]}
      />
    </Card>
  );
}
