import { useState } from "react";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, ProblemNote } from "../../../ui/index.ts";
import { FileButton } from "./FileButton.tsx";
import { afterGate, type GatesPage } from "./gate-types.ts";

const accept = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.xls";

/** 附件一律选填，规则写明理由的除外。 */
export function ProjectFiles({ page }: { page: GatesPage }) {
  if (page.files.length === 0 && !page.can.attach) return null;
  return (
    <Card title="附件（选填）" padded>
      <ul className="pass-past">
        {page.files.map((file) => (
          <li key={file.id}>
            <FileButton projectId={page.id} file={file} />
            {file.purpose && `　${file.purpose}`}
          </li>
        ))}
      </ul>
      {page.can.attach && <AttachField projectId={page.id} />}
    </Card>
  );
}

interface AttachFieldProps {
  readonly projectId: string;
  readonly purpose?: string;
  readonly onAttached?: (fileId: string, name: string) => void;
}

/** One file at a time; what was sent tells its id. */
export function AttachField({ projectId, purpose = "", onAttached }: AttachFieldProps) {
  const [picked, setPicked] = useState(0);
  const attach = useWrite(projectGates.attach, {
    refresh: afterGate,
    onDone: ({ id, name }) => onAttached?.(id, name),
  });
  const take = (list: FileList | null) => {
    const file = list?.[0];
    setPicked(picked + 1);
    if (file)
      attach.send({ params: { id: projectId }, query: { fileId: uuidv7(), purpose }, file, fileName: file.name });
  };
  return (
    <div className="no-print">
      <label>
        {attach.sending ? "正在上传……" : "加照片或文件　"}
        <input
          key={picked}
          type="file"
          accept={accept}
          disabled={attach.sending}
          onChange={({ target }) => take(target.files)}
        />
      </label>
      <ProblemNote problem={attach.problem} />
    </div>
  );
}
