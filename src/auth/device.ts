/** What a request tells of the browser that sent it. */
export type Browser = {
  /** The Cookie header as sent. */
  cookies: string;
  /** In a few words, e.g. 电脑 · Chrome. */
  device: string;
};

export const browserOf = ({ headers }: Request): Browser => ({
  cookies: headers.get('cookie') ?? '',
  device: deviceWords(headers.get('user-agent') ?? ''),
});

/** The first that fits names it: most browsers also name the ones they descend from. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/UCBrowser|UCWEB/, 'UC 浏览器'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/MiuiBrowser/, '小米浏览器'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** A device in a few words, so that a person knows their own; no versions, nothing to track by. */
export function deviceWords(userAgent: string): string {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1] ?? '其他浏览器';
  return `${machine(userAgent)} · ${browser}`;
}

function machine(userAgent: string): string {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return '平板';
  if (/Mobile|iPhone|HarmonyOS|OpenHarmony/.test(userAgent)) return '手机';
  return /Windows|Macintosh|Linux|CrOS|X11/.test(userAgent) ? '电脑' : '其他设备';
}
