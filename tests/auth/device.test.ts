import { expect, test } from 'vitest';
import { deviceWords } from '#auth/device';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36';
const android = 'Mozilla/5.0 (Linux; Android 13; LGE-AN00) AppleWebKit/537.36';

test.each([
  [`${windows} (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36`, '电脑 · Chrome'],
  [`${windows} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, '电脑 · Edge'],
  [`${windows} Chrome/94.0.4606.71 Safari/537.36 QQBrowser/11.9`, '电脑 · QQ 浏览器'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', '电脑 · Firefox'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
    '电脑 · Safari',
  ],
  [`${android} Chrome/124.0 Mobile Safari/537.36 MicroMessenger/8.0.50`, '手机 · 微信'],
  [`${android} Chrome/99.0 Mobile Safari/537.36 HuaweiBrowser/14.0`, '手机 · 华为浏览器'],
  [`${android} Chrome/124.0 Safari/537.36`, '平板 · Chrome'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
    '手机 · Safari',
  ],
  ['curl/8.5.0', '其他设备 · 其他浏览器'],
  ['', '其他设备 · 其他浏览器'],
])('%s is told in a few words', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
  expect(words).not.toMatch(/\d/);
});
