/** Names with one or several values each. */
type Pairs = Record<string, string | string[]>;

/** The body of a request: at most one of the three. */
export interface RequestBody {
  /** Fields of an HTML form. */
  form?: Pairs;
  json?: unknown;
  /** A body that is sent unchanged under a media type; an empty type sends no Content-Type. */
  text?: { type: string; content: string | Uint8Array };
}

/** A request as a test or an attack describes it. */
export interface HttpRequest extends RequestBody {
  /** By default GET, or POST with a body. */
  method?: string;
  /** Sent unchanged: nothing is encoded or normalized. It may contain a query. */
  path: string;
  /** Encoded and appended to the path. */
  query?: Pairs;
  /** An array sends the header several times. */
  headers?: Pairs;
}

/** A request as it goes to the server. */
export interface EncodedRequest {
  method: string;
  /** Path and query. */
  target: string;
  /** Without Content-Length. */
  headers: Pairs;
  content: string | Uint8Array | undefined;
}

/** Encodes query and body, and adds the Content-Type of the body. */
export function encodeRequest(request: HttpRequest): EncodedRequest {
  const { path, query = {}, headers } = request;
  const { type, content } = encodeBody(request);
  const search = encodePairs(query);
  return {
    method: request.method ?? (content === undefined ? 'GET' : 'POST'),
    target: search === '' ? path : `${path}?${search}`,
    headers: { ...(type && { 'content-type': type }), ...headers },
    content,
  };
}

function encodeBody({ form, json, text }: RequestBody): {
  type?: string;
  content: EncodedRequest['content'];
} {
  if (form) return { type: 'application/x-www-form-urlencoded', content: encodePairs(form) };
  if (json !== undefined) return { type: 'application/json', content: JSON.stringify(json) };
  return text ?? { content: undefined };
}

function encodePairs(pairs: Pairs): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(pairs)) {
    for (const value of [values].flat()) search.append(name, value);
  }
  return search.toString();
}
