import { Input } from "antd";
import { useState } from "react";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { isSecret } from "#domain/inspections/draw/seed.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";
import { keptSecret } from "./draw-secret.ts";

/** 揭示：the second one draws on the spot. */
export function RevealBox({ draw }: { draw: Draw }) {
  const [text, setText] = useState(() => keptSecret(draw.id, draw.accountId));
  const reveal = useWrite(draws.reveal, {
    refresh: [draws.get, draws.ofInspection, inspections.get, inspections.list],
    onDone: ({ status }) => toast(status === "drawn" ? "已抽取，结果封存。" : "已揭示，等待另一名抽取人揭示。"),
  });
  const secret = text.replace(/\s/g, "").toLowerCase();
  return (
    <Card title="揭示口令" padded>
      <ProblemNote problem={reveal.problem} />
      <p className="draw-note">
        两份承诺都已提交。请揭示承诺时的口令；第二名抽取人揭示时当场抽取，结果启动前只有督查组看得到。
      </p>
      <p>
        <Input aria-label="口令" className="draw-hash" value={text} onChange={({ target }) => setText(target.value)} />
      </p>
      <ConfirmButton
        type="primary"
        disabled={!isSecret(secret)}
        sending={reveal.sending}
        question="揭示后不能收回。"
        onConfirm={() => reveal.send({ params: { id: draw.id }, body: { secret } })}
      >
        揭示
      </ConfirmButton>
    </Card>
  );
}
