/** What the browser may load, unless Astro names the scripts and styles of a page by hash. */
const base = new Map([
  ['default-src', "'self'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data:"],
  ['connect-src', "'self'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'self'"],
  ['frame-ancestors', "'none'"],
]);

/**
 * One complete policy. Browsers enforce every policy they are given, so a second one with a
 * plain default-src would forbid the inline scripts that Astro allows by hash: the two are merged.
 * @param astro the policy of a rendered page; only its script-src and style-src are taken
 */
export function contentSecurityPolicy(astro = ''): string {
  const policy = new Map(base);
  for (const directive of astro.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (name === 'script-src' || name === 'style-src') policy.set(name, sources.join(' '));
  }
  return [...policy].map(([name, sources]) => `${name} ${sources}`).join('; ');
}

/** The policy that Astro wrote into the head of a prerendered page; empty if there is none. */
export function policyInHead(html: string): string {
  const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html);
  return meta?.[1]?.replaceAll('&#39;', "'").replaceAll('&amp;', '&') ?? '';
}
