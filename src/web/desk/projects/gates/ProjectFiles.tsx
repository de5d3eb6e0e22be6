import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, FilePick, ProblemNote } from "../../../ui/index.ts";
import { FileButton } from "./FileButton.tsx";
import { afterGate, type GatesPage } from "./gate-types.ts";

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
  const attach = useWrite(projectGates.attach, {
    refresh: afterGate,
    onDone: ({ id, name }) => onAttached?.(id, name),
  });
  const take = (file: File) =>
    attach.send({ params: { id: projectId }, query: { fileId: uuidv7(), purpose }, file, fileName: file.name });
  return (
    <div className="no-print">
      <FilePick sending={attach.sending} onFile={take} />
      <ProblemNote problem={attach.problem} />
    </div>
  );
}
