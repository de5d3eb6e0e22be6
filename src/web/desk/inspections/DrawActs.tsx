import { Button } from "antd";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";

export function DrawActs({ draw }: { draw: Draw }) {
  const params = { id: draw.id };
  const frame = useDownload(draws.frame);
  const certificate = useDownload(draws.certificate);
  const paper = useDownload(draws.paper);
  const refresh = [draws.get, draws.ofInspection, inspections.get];
  const abandon = useWrite(draws.abandon, { refresh, onDone: () => toast("已作废。") });
  return (
    <>
      <Button loading={frame.sending} onClick={() => frame.send({ params })}>
        下载底册
      </Button>
      {draw.can.certificate && (
        <>
          <Button loading={paper.sending} onClick={() => paper.send({ params })}>
            证书（Word）
          </Button>
          <Button loading={certificate.sending} onClick={() => certificate.send({ params })}>
            证书文件（JSON）
          </Button>
        </>
      )}
      <Button href="/api/public/draw-verifier">下载核验页</Button>
      {draw.can.abandon && (
        <ConfirmButton
          danger
          sending={abandon.sending}
          question="作废后不能恢复。本次抽取和理由长期保留、一并公布。"
          reason={{ label: "作废理由", min: 4 }}
          onConfirm={(reason) => abandon.send({ params, body: { reason } })}
        >
          作废
        </ConfirmButton>
      )}
      <ProblemNote problem={frame.problem ?? certificate.problem ?? paper.problem ?? abandon.problem} />
    </>
  );
}
