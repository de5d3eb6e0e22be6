import { useQuery } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { auth } from "#contract/auth.ts";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type LookBackResult, lookBackResultLabel } from "#domain/inspections/finding-look-back.ts";
import { useState } from "react";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, type Finding, optionsOf } from "./finding-types.ts";

interface Values {
  readonly onDay: string;
  readonly visitors: string;
  readonly text: string;
  readonly result: LookBackResult;
}

/** 回头看: of the one drawn for this finding where there is one, otherwise of the county's own. */
export function LookBackForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const [own] = useState(uuidv7);
  const drawn = finding.lookBacks.find(({ onDay }) => onDay === null);
  const lookBack = useWrite(findings.lookBack, {
    refresh: afterFinding,
    onDone: () => {
      toast("已登记回头看。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ onDay: today }}
      problem={lookBack.problem}
      sending={lookBack.sending}
      submit="登记"
      onSubmit={(values) =>
        lookBack.send({
          params: { id: finding.id },
          body: { id: drawn?.id ?? own, version: finding.version, ...values },
        })
      }
      onCancel={onClose}
    >
      <p>{drawn ? `本月抽中，应于 ${drawn.dueOn} 前完成。` : "自行安排的回头看。"}发现反弹的重新整改，时间连续计算。</p>
      <Field name="onDay" label="回头看日期">
        <DateField earliest={finding.closedOn ?? undefined} latest={today} />
      </Field>
      <Field name="visitors" label="参加人员">
        <Input maxLength={200} />
      </Field>
      <Field name="text" label="查看情况">
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Field>
      <Field name="result" label="结果">
        <Radio.Group options={optionsOf(lookBackResultLabel)} />
      </Field>
    </FormPage>
  );
}
