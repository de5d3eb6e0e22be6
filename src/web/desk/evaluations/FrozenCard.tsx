import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { evaluations } from "#contract/evaluations.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, ProblemNote } from "../../ui/index.ts";
import type { Evaluation } from "./contract-types.ts";

/** 复算核对: the frozen inputs computed once more. */
export function FrozenCard({ evaluation: { id, resultSha256 } }: { evaluation: Evaluation }) {
  const [asked, setAsked] = useState(false);
  const file = useDownload(evaluations.inputsFile);
  const { data, error, isFetching } = useQuery({
    ...useApi().query(evaluations.recheck, { params: { id } }),
    enabled: asked,
  });
  return (
    <Card title="定格结果" note="输入和结果逐字节留存" padded>
      <p className="evaluation-digest">结果摘要（SHA-256）：{resultSha256}</p>
      <ProblemNote problem={error ?? file.problem} />
      {data && (
        <p role="status">
          {data.same
            ? `复算一致：由留存的输入重新计算 ${data.subjects} 个考核对象，与定格结果逐字节相同。`
            : `复算不一致：重新计算的摘要为 ${data.recomputedSha256}，请联系系统管理员核查。`}
        </p>
      )}
      <Button className="no-print" loading={isFetching} onClick={() => setAsked(true)}>
        复算核对
      </Button>{" "}
      <Button className="no-print" loading={file.sending} onClick={() => file.send({ params: { id } })}>
        下载输入
      </Button>
    </Card>
  );
}
