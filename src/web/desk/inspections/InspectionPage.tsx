import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Tabs } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { inspections } from "#contract/inspections.ts";
import { draws } from "#contract/draws.ts";
import { inspectionStatusLabel, sealedSentence } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, Page, PrintButton, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import { BasicsTab } from "./BasicsTab.tsx";
import type { Inspection } from "./contract-types.ts";
import { DrawsTab } from "./DrawsTab.tsx";
import { InspectionForm } from "./InspectionForm.tsx";
import { MembersTab } from "./MembersTab.tsx";
import { ObjectsTab } from "./ObjectsTab.tsx";
import { OnwardTab } from "./OnwardTab.tsx";
import "./inspections.css";

const way = [{ title: "督查", path: "/inspections" }];

export function InspectionPage() {
  const { id } = useParams<{ id: string }>();
  const [{ step }, change] = useFilter(["step", "page", "size"]);
  const { data: inspection, error } = useQuery(useApi().query(inspections.get, { params: { id } }));
  if (!inspection)
    return (
      <Page title="督查" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const { title, status, startsOn, endsOn, plan, sealed, objects } = inspection;
  return (
    <Page
      title={title}
      subtitle={[inspectionStatusLabel[status], `${startsOn} 至 ${endsOn}`, plan].join("　")}
      breadcrumb={way}
      actions={<Acts inspection={inspection} />}
    >
      <ProblemNote problem={error} />
      {sealed && <p className="inspection-warning">{sealedSentence(objects)}。</p>}
      <Tabs
        activeKey={step ?? "basics"}
        onChange={(to) => change({ step: to, page: undefined, size: undefined })}
        destroyOnHidden
        items={[
          { key: "basics", label: "1 基本情况", children: <BasicsTab inspection={inspection} /> },
          {
            key: "members",
            label: "2 督查人员",
            children: <MembersTab key={inspection.version} inspection={inspection} />,
          },
          { key: "draw", label: "3 抽取", children: <DrawsTab inspection={inspection} /> },
          { key: "objects", label: "4 督查对象", children: <ObjectsTab inspection={inspection} /> },
          { key: "onward", label: "5 到村检查和问题", children: <OnwardTab inspection={inspection} /> },
        ]}
      />
    </Page>
  );
}

function Acts({ inspection }: { inspection: Inspection }) {
  const [editing, setEditing] = useState(false);
  const { id, version, can } = inspection;
  const refresh = [inspections.get, inspections.list, inspections.objects, draws.get, draws.ofInspection];
  const start = useWrite(inspections.start, { refresh, onDone: () => toast("已启动。") });
  const finish = useWrite(inspections.finish, { refresh, onDone: () => toast("已结束。") });
  const cancel = useWrite(inspections.cancel, { refresh, onDone: () => toast("已取消。") });
  const params = { id };
  return (
    <>
      <PrintButton />
      {can.edit && <Button onClick={() => setEditing(true)}>修改安排</Button>}
      {can.cancel && (
        <ConfirmButton
          danger
          sending={cancel.sending}
          question="取消后不能恢复，历次抽取仍然保留。"
          reason={{ label: "取消理由", min: 2 }}
          onConfirm={(reason) => cancel.send({ params, body: { version, reason } })}
        >
          取消督查
        </ConfirmButton>
      )}
      {can.start && (
        <ConfirmButton
          type="primary"
          sending={start.sending}
          question="启动后，抽取结果对有权限的岗位公开，抽取证书可以核验。请在出发时启动。"
          onConfirm={() => start.send({ params, body: { version } })}
        >
          启动督查
        </ConfirmButton>
      )}
      {can.finish && (
        <ConfirmButton
          sending={finish.sending}
          question="结束后不能再填写到村检查。"
          onConfirm={() => finish.send({ params, body: { version } })}
        >
          结束督查
        </ConfirmButton>
      )}
      <ProblemNote problem={start.problem ?? finish.problem ?? cancel.problem} />
      <Drawer title="修改安排" open={editing} onClose={() => setEditing(false)} size={640} destroyOnHidden>
        {editing && <InspectionForm inspection={inspection} onClose={() => setEditing(false)} />}
      </Drawer>
    </>
  );
}
