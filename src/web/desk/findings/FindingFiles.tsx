import { Button } from "antd";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, FilePick, ProblemNote } from "../../ui/index.ts";
import { afterFinding, type Finding } from "./finding-types.ts";

/** 佐证附件一律选填，不作要求。 */
export function FindingFiles({ finding }: { finding: Finding }) {
  const download = useDownload(findings.file);
  const attach = useWrite(findings.attach, { refresh: afterFinding });
  const open = finding.acts.some(({ act }) => act === "start" || act === "progress");
  if (finding.files.length === 0 && !open) return null;
  const take = (file: File) =>
    attach.send({ params: { id: finding.id }, query: { fileId: uuidv7() }, file, fileName: file.name });
  return (
    <Card title="佐证附件（选填）" padded>
      {finding.files.map(({ id, name }) => (
        <div key={id}>
          <Button type="link" onClick={() => download.send({ params: { id: finding.id, fileId: id } })}>
            {name}
          </Button>
          {finding.evidence.some((one) => one.id === id) && "　随销号申请报送"}
        </div>
      ))}
      {open && <FilePick sending={attach.sending} onFile={take} />}
      {open && <p className="hint">不要求拍照留痕。照片上的时间、地点、机型信息自动去除。</p>}
      <ProblemNote problem={attach.problem ?? download.problem} />
    </Card>
  );
}
