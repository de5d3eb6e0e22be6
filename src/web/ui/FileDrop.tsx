import { type DragEvent, useId, useState } from "react";

interface FileDropProps {
  /** As in the HTML attribute: .xlsx,.xls,.csv */
  readonly accept: string;
  readonly maxMegabytes: number;
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
  readonly hint?: string;
}

/** One file, dropped or picked. */
export function FileDrop({ accept, maxMegabytes, file, onFile, hint }: FileDropProps) {
  const [over, setOver] = useState(false);
  const [error, setError] = useState("");
  const field = useId();
  const take = (files: FileList | null) => {
    const why = refusal(files, accept, maxMegabytes);
    setError(why);
    onFile(why ? null : (files?.[0] ?? null));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={field}>
        <Invitation file={file} />
      </label>
      <input
        id={field}
        type="file"
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          // The same file, mended and picked again, must count as a change.
          event.target.value = "";
        }}
      />
      <p className="hint">
        {hint ?? `可传 ${accept.split(",").join("、")} 文件`}，一次一个，不超过 {maxMegabytes} MB。
      </p>
      <p className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}

function Invitation({ file }: { file: File | null }) {
  if (file) {
    return (
      <>
        <strong>{file.name}</strong>（{sizeWords(file.size)}），点击可换一个文件
      </>
    );
  }
  return (
    <>
      把文件拖到这里，或<span className="as-link">点击选择文件</span>
    </>
  );
}

function refusal(files: FileList | null, accept: string, maxMegabytes: number): string {
  const first = files?.[0];
  if (!first) return "";
  if (files.length > 1) return "一次只能传一个文件。";
  const name = first.name.toLowerCase();
  if (!accept.split(",").some((ending) => name.endsWith(ending.trim().toLowerCase())))
    return `“${first.name}”不是可传的文件类型。`;
  if (first.size > maxMegabytes * 1024 * 1024)
    return `“${first.name}”有 ${sizeWords(first.size)}，超过 ${maxMegabytes} MB。`;
  if (first.size === 0) return `“${first.name}”是空文件。`;
  return "";
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
