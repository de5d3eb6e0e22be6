/** A failure the person who starts the program can mend; its message is the whole sentence to show. */
export function startProblem(sentence: string): Error {
  const problem = new Error(sentence);
  problem.name = "StartProblem";
  return problem;
}

const sentences: Record<string, (where: string) => string> = {
  ENOSPC: (where) => `磁盘空间不足，无法写入 ${where}。请清理磁盘或更换数据目录后重新启动。`,
  EDQUOT: (where) => `磁盘配额已用完，无法写入 ${where}。请联系管理员增加配额后重新启动。`,
  EACCES: (where) => `没有写入 ${where} 的权限。请把该文件夹交给当前用户，或更换数据目录后重新启动。`,
  EPERM: (where) => `没有写入 ${where} 的权限。请把该文件夹交给当前用户，或更换数据目录后重新启动。`,
  EROFS: (where) => `${where} 所在磁盘为只读，无法写入。请更换数据目录后重新启动。`,
  ENOTDIR: (where) => `${where} 不是文件夹，无法存放数据。请更换数据目录后重新启动。`,
  EEXIST: (where) => `${where} 不是文件夹，无法存放数据。请更换数据目录后重新启动。`,
};

const spoken: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, "ENOSPC"],
  [/Disk quota exceeded/, "EDQUOT"],
  [/Read-only file system/, "EROFS"],
  [/Permission denied/, "EACCES"],
];

/** Turns a file-system failure of ours, or PostgreSQL's English words about one, into a sentence; a bug stays as it is. */
export function mendable(failure: unknown, where: string): unknown {
  if (!(failure instanceof Error) || failure.name === "StartProblem") return failure;
  const code = (failure as NodeJS.ErrnoException).code ?? spoken.find(([words]) => words.test(failure.message))?.[1];
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence === undefined ? failure : Object.assign(startProblem(sentence(where)), { cause: failure });
}
