export type Answer = {
  status: number;
  text: string;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a script takes what it gets
  body: any;
};

/** A script that keeps its cookies and sends what it likes. */
export class Browser {
  readonly origin: string;
  private readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Another script with the same cookies. */
  copy(): Browser {
    const twin = new Browser(this.origin);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  get = (path: string): Promise<Answer> => this.ask('GET', path);

  post = (path: string, body?: unknown): Promise<Answer> =>
    body === undefined
      ? this.ask('POST', path)
      : this.ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });

  form = (path: string, fields: Record<string, string>): Promise<Answer> =>
    this.ask('POST', path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });

  /** A form with a file. */
  upload = (path: string, form: FormData): Promise<Answer> => this.ask('POST', path, form);

  private async ask(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.origin), {
      method,
      ...(body !== undefined && { body }),
      headers: { ...headers, origin: this.origin, cookie },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...value] = pair.split('=');
      this.cookies.set(name, value.join('='));
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const parsed = isJson && text ? JSON.parse(text) : undefined;
    return { status: response.status, text, headers: response.headers, body: parsed };
  }
}
