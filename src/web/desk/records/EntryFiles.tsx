import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { fileLimit } from "#domain/records/record.ts";
import { useWrite } from "../../api/use-write.ts";
import { FilePick, ProblemNote } from "../../ui/index.ts";
import type { KeptFile } from "./entry-draft.ts";

interface EntryFilesProps {
  readonly villageId: string;
  readonly files: readonly KeptFile[];
  readonly onFiles: (files: readonly KeptFile[]) => void;
}

/** 附件一律选填，不作要求。 */
export function EntryFiles({ villageId, files, onFiles }: EntryFilesProps) {
  const { send, sending, problem } = useWrite(records.attach, {
    onDone: ({ id, name }) => onFiles([...files, { id, name }]),
  });
  return (
    <div className="entry-field">
      <span>附件（选填）</span>
      {files.map((file) => (
        <span className="entry-file" key={file.id}>
          {file.name}
          <button type="button" className="as-link" onClick={() => onFiles(files.filter(({ id }) => id !== file.id))}>
            移除
          </button>
        </span>
      ))}
      {files.length < fileLimit && (
        <FilePick
          sending={sending}
          disabled={villageId === ""}
          onFile={(file) => send({ query: { id: uuidv7(), villageId }, file, fileName: file.name })}
        />
      )}
      <p className="hint">不要求拍照留痕。照片上的时间、地点、机型信息自动去除。</p>
      <ProblemNote problem={problem} />
    </div>
  );
}
