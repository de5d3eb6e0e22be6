import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { draws } from "#contract/draws.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, toast } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";
import { commitmentHere, keepSecret, makeSecret } from "./draw-secret.ts";

/** 承诺：the secret is made and stays here; only its hash leaves the browser. */
export function CommitBox({ draw }: { draw: Draw }) {
  const [words, setWords] = useState("");
  const [secret, setSecret] = useState("");
  const commit = useWrite(draws.commit, {
    refresh: [draws.get, draws.ofInspection],
    onDone: () => toast("承诺已提交。请妥善保存口令，揭示时要用。"),
  });
  const make = () => {
    const made = makeSecret(words);
    setSecret(made);
    keepSecret(draw.id, draw.accountId, made);
  };
  const commitment = secret && commitmentHere(draw.frameSha256, draw.accountId, secret);
  return (
    <Card title="提交承诺" padded>
      <ProblemNote problem={commit.problem} />
      <p className="draw-note">
        口令在本机生成，不离开本机；现在只提交它的摘要。口令保存在本浏览器，请同时抄录一份，揭示时缺了它，本次抽取只能作废。
      </p>
      <p>
        <Input
          aria-label="自己加的文字"
          placeholder="可以加几句自己的话，一起参与生成（选填）"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </p>
      <Button onClick={make}>{secret ? "重新生成口令" : "生成口令"}</Button>
      {secret && (
        <MadeSecret
          key={secret}
          secret={secret}
          commitment={commitment}
          sending={commit.sending}
          onCommit={() => commit.send({ params: { id: draw.id }, body: { commitment } })}
        />
      )}
    </Card>
  );
}

interface MadeSecretProps {
  readonly secret: string;
  readonly commitment: string;
  readonly sending: boolean;
  readonly onCommit: () => void;
}

function MadeSecret({ secret, commitment, sending, onCommit }: MadeSecretProps) {
  const [written, setWritten] = useState(false);
  return (
    <>
      <p>
        口令（请抄录，不要告诉他人）
        <span className="draw-hash draw-hash-large">{secret.replace(/(.{8})/g, "$1 ").trim()}</span>
      </p>
      <p>
        将提交的承诺<span className="draw-hash"> {commitment}</span>
      </p>
      <p>
        <Checkbox checked={written} onChange={({ target }) => setWritten(target.checked)}>
          口令已抄录保存
        </Checkbox>
      </p>
      <Button type="primary" disabled={!written} loading={sending} onClick={onCommit}>
        提交承诺
      </Button>
    </>
  );
}
