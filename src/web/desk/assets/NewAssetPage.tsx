import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { assets } from "#contract/assets.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { AssetForm, type AssetValues, wordsOf } from "./AssetForm.tsx";
import { afterAsset, namedOptions } from "./asset-types.ts";
import { yuan, yuanOfFen } from "./yuan.ts";
import "./assets.css";

const way = [{ title: "资产台账", path: "/assets" }];

/** 登记资产: of a project that has been handed over, or an older one of its own. */
export function NewAssetPage() {
  const [params] = useSearchParams();
  const projectId = params.get("projectId");
  return (
    <Page title="登记资产" subtitle="一个项目形成几项资产的，分项登记。" breadcrumb={way}>
      {projectId ? <OfProject projectId={projectId} /> : <Alone />}
    </Page>
  );
}

/** `townshipId` is the only township of an office that has one: what lies in no village lies there. */
function useRegister(projectId: string | null, back: string, townshipId: string | null = null) {
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const register = useWrite(assets.register, {
    refresh: afterAsset,
    onDone: ({ number }) => {
      toast(`已登记为第 ${number} 号资产。`);
      go(`/assets/${id}`);
    },
  });
  const send = (values: AssetValues) =>
    register.send({
      body: {
        id,
        projectId,
        ...wordsOf({ ...values, townshipId: values.townshipId ?? townshipId }),
        caretakerPhone: values.caretakerPhone?.trim() || null,
      },
    });
  return {
    problem: register.problem,
    sending: register.sending,
    submit: "登记",
    onSubmit: send,
    onCancel: () => go(back),
  };
}

function OfProject({ projectId }: { projectId: string }) {
  const { data: project, error } = useQuery(useApi().query(assets.ofProject, { params: { id: projectId } }));
  const form = useRegister(projectId, `/projects/${projectId}?tab=assets`);
  if (!project) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  const { name, class: kind, owner, place, transferredOn, villages, settledFen, paidFen, registeredFen } = project;
  const { certificate, certificateOn, caretaker } = project;
  // Of several assets only the first is the whole.
  const first = project.assets.length === 0 && {
    certificate,
    certificateOn,
    valueYuan: yuanOfFen(settledFen ?? paidFen),
  };
  const one = villages.length === 1 ? villages[0]!.id : null;
  return (
    <Card
      title={`来源项目：${name}`}
      note={`${settledFen === null ? "已拨付" : "结算"} ${yuan(settledFen ?? paidFen)} 元，已登记资产 ${yuan(registeredFen)} 元`}
      padded
    >
      <AssetForm
        {...form}
        initial={{
          name,
          class: kind,
          owner,
          ownerKind: kind === "household" ? "household" : "village",
          place,
          transferredOn,
          villageId: one,
          caretaker,
          ...first,
        }}
        villages={namedOptions(villages)}
        pooled={villages.length > 1}
      />
    </Card>
  );
}

function Alone() {
  const { data: choices } = useQuery(useApi().query(assets.choices, { query: {} }));
  const only = choices?.townships.length === 1 ? choices.townships[0]!.id : null;
  const form = useRegister(null, "/assets", only);
  if (!choices) return <Waiting lines={8} />;
  return (
    <Card title="存量资产" padded>
      <AssetForm
        {...form}
        initial={{ class: "operating", ownerKind: "village" }}
        villages={namedOptions(choices.villages)}
        townships={namedOptions(choices.townships)}
        pooled={false}
      />
    </Card>
  );
}
