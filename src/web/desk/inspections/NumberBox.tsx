import { Input } from "antd";
import { useState } from "react";
import { draws } from "#contract/draws.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";

export function NumberBox({ draw }: { draw: Draw }) {
  const [number, setNumber] = useState("");
  const enter = useWrite(draws.number, { refresh: [draws.get], onDone: () => toast("已填写。") });
  return (
    <Card title="填写公开数字" padded>
      <ProblemNote problem={enter.problem} />
      <p className="draw-note">
        {draw.publicSource}，{draw.publicOn} 公布。只填一次，填后不能更改，任何人都可以对照来源核对。
      </p>
      <p>
        <Input
          aria-label="公开数字"
          value={number}
          maxLength={100}
          onChange={({ target }) => setNumber(target.value)}
        />
      </p>
      <ConfirmButton
        type="primary"
        disabled={number.trim() === ""}
        sending={enter.sending}
        question={`公开数字为“${number.trim()}”，填后不能更改。`}
        onConfirm={() => enter.send({ params: { id: draw.id }, body: { number } })}
      >
        填写
      </ConfirmButton>
    </Card>
  );
}
