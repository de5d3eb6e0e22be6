import type { z } from "zod";
import type { Verb } from "#domain/access.ts";

/** What a route promises: who may (verb), where (method, path), what goes in, what comes out. */
export interface Route {
  /** "public" needs no sign-in; every other verb is looked up in domain/access.ts. */
  readonly verb: Verb | "public";
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below /api, with :name parameters. */
  readonly path: `/${string}`;
  /** One Chinese sentence for the reference page. */
  readonly title: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent when the reply is a file (`download`). */
  readonly result?: z.ZodType;
  /** The reply is a file of this ending; the handler returns a Download. */
  readonly download?: "docx" | "xlsx" | "csv" | "json" | "file";
  /** The reply shows what is masked everywhere else, or a new password: it is not kept with the receipt. Repeated, it is done and audited again. */
  readonly reveals?: true;
  /** The body holds a password: the receipt keeps not even its fingerprint, which could be guessed at leisure. */
  readonly secret?: true;
  /** The request is multipart/form-data with one file field named `file`; body is then absent. */
  readonly upload?: true;
  /** The phone may queue it: its body may only ever gain optional fields. */
  readonly offline?: true;
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type In<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a download route's handler hands back. */
export interface Download {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export type Params<R extends Route> = Out<R["params"]>;
export type Query<R extends Route> = Out<R["query"]>;
export type Body<R extends Route> = Out<R["body"]>;
export type Result<R extends Route> = R["download"] extends string ? Download : Out<R["result"]>;

/** What a caller passes: absent parts stay absent. */
export type CallOf<R extends Route> = (R["params"] extends z.ZodType
  ? { params: In<R["params"]> }
  : { params?: undefined }) &
  (R["query"] extends z.ZodType ? { query: In<R["query"]> } : { query?: undefined }) &
  (R["body"] extends z.ZodType ? { body: In<R["body"]> } : { body?: undefined }) &
  (R["upload"] extends true ? { file: Blob; fileName: string } : { file?: undefined });

export function route<const R extends Route>(promise: R): R {
  return promise;
}
