/** A body and its media type; an empty type sends none. */
export interface Body {
  type: string;
  content: string | Uint8Array;
}

/** A request of an attack. */
export interface Message {
  /** GET, or POST where there is a body. */
  method?: string;
  /** With its query, sent as it stands: nothing is encoded or put right on the way. */
  path: string;
  /** A list sends the header several times. */
  headers?: Record<string, string | string[]>;
  body?: Body;
}

/** The method of a request. */
export function methodOf({ method, body }: Message): string {
  return method ?? (body === undefined ? 'GET' : 'POST');
}

/** A body of JSON. */
export function json(value: unknown): Body {
  return { type: 'application/json', content: JSON.stringify(value) };
}

/** A body as a web page's form sends it. */
export function form(fields: Record<string, string>): Body {
  return {
    type: 'application/x-www-form-urlencoded',
    content: new URLSearchParams(fields).toString(),
  };
}

/** A text as it stands in a body of JSON or of a form. */
export function text(type: 'json' | 'x-www-form-urlencoded', content: string | Uint8Array): Body {
  return { type: `application/${type}`, content };
}
